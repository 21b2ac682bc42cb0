"""A list that somebody hands in, from file to registry: stage, lay out, check, commit.

Nothing but a draft is stored before ``commit_notice``; until then people, papers and stays are as they were.
"""

from registry.actions.notice_check import CheckSummary, check_notice
from registry.actions.notice_commit import NothingToStore, commit_notice
from registry.actions.notice_layout import AlreadyReceived, LayoutIncomplete, layout_problems, set_layout
from registry.actions.notice_stage import discard_draft, stage_file
from timpora.core.imports import ColumnMatch, Problem
from timpora.core.xlsx import UnreadableFile

__all__ = [
    "AlreadyReceived",
    "CheckSummary",
    "ColumnMatch",
    "LayoutIncomplete",
    "NothingToStore",
    "Problem",
    "UnreadableFile",
    "check_notice",
    "commit_notice",
    "discard_draft",
    "layout_problems",
    "set_layout",
    "stage_file",
]
