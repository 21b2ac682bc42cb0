"""A list that somebody hands in, from file to registry: stage, lay out, check, commit.

Nothing but a draft is stored before ``commit_notice``; until then people, papers and stays are as they were.
"""

from registry.actions.notice_check import CheckSummary, check_notice
from registry.actions.notice_commit import commit_notice
from registry.actions.notice_layout import LayoutIncomplete, layout_problems, set_layout
from registry.actions.notice_stage import AlreadyReceived, stage_file
from timpora.core.imports import ColumnMatch, Problem
from timpora.core.xlsx import UnreadableFile

__all__ = [
    "AlreadyReceived",
    "CheckSummary",
    "ColumnMatch",
    "LayoutIncomplete",
    "Problem",
    "UnreadableFile",
    "check_notice",
    "commit_notice",
    "layout_problems",
    "set_layout",
    "stage_file",
]
