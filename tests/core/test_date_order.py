import datetime

from timpora.core.dates import (
    OrderExample,
    OrderFinding,
    detect_order,
)

NOVEMBER_26 = datetime.date(2024, 11, 26)


def test_a_column_that_reads_both_ways_is_ambiguous_and_shows_three_examples():
    cells = ["03/04/2025", "05/05/2025", "01/12/2024", "02/12/2024", "04/12/2024", None, 45622]
    assert detect_order(cells) == OrderFinding(
        "ambiguous",
        [
            OrderExample("03/04/2025", datetime.date(2025, 4, 3), datetime.date(2025, 3, 4)),
            OrderExample("01/12/2024", datetime.date(2024, 12, 1), datetime.date(2024, 1, 12)),
            OrderExample("02/12/2024", datetime.date(2024, 12, 2), datetime.date(2024, 2, 12)),
        ],
    )


def test_one_sure_cell_decides_for_its_column():
    both = OrderExample("03/04/2025", datetime.date(2025, 4, 3), datetime.date(2025, 3, 4))
    assert detect_order(["03/04/2025", "26/11/2024"]) == OrderFinding("dmy", [both])
    assert detect_order(["03/04/2025", "11/26/2024", "03/04/2025"]) == OrderFinding("mdy", [both])


def test_cells_that_contradict_each_other_are_shown():
    assert detect_order(["26/11/2024", "11/27/2024"]) == OrderFinding(
        "mixed",
        [
            OrderExample("26/11/2024", NOVEMBER_26, None),
            OrderExample("11/27/2024", None, datetime.date(2024, 11, 27)),
        ],
    )


def test_columns_where_nothing_depends_on_the_order():
    columns = [["2024-11-26", "20241127"], ["5 Mei 2024", "05/05/2024"], ["besok", "31/02/2024"], [NOVEMBER_26], []]
    assert [detect_order(cells) for cells in columns] == [
        OrderFinding("ymd", []),
        OrderFinding("none", []),
        OrderFinding("none", []),
        OrderFinding("none", []),
        OrderFinding("none", []),
    ]
