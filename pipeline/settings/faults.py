"""What is wrong with a value of a settings file or of front matter, said in both languages."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.errors import Say

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["fault"]

# By pydantic's types of errors (docs.pydantic.dev, Validation Errors); {…} is what their context holds.
CHINESE: Mapping[str, str] = {
    "bool_parsing": "应是 true 或 false",
    "bool_type": "应是 true 或 false",
    "date_from_datetime_parsing": "应是日期，如 2024-06-14",
    "date_type": "应是日期，如 2024-06-14",
    "dict_type": "应是一张表",
    "extra_forbidden": "没有这个键",
    "float_parsing": "应是数字",
    "float_type": "应是数字",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "应不小于 {ge}",
    "int_from_float": "应是整数",
    "int_parsing": "应是整数",
    "int_type": "应是整数",
    "less_than": "应小于 {lt}",
    "less_than_equal": "应不大于 {le}",
    "list_type": "应是一列值，写成 [ ]",
    "literal_error": "应是 {expected} 之一",
    "missing": "缺这一项",
    "model_type": "应是一张表",
    "string_pattern_mismatch": "写法不合 {pattern}",
    "string_too_long": "最多 {max_length} 个字",
    "string_too_short": "至少 {min_length} 个字",
    "string_type": "应是文字",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
}


def fault(error: "ErrorDetails") -> Say:
    """One error of pydantic's; its own English where we have no words for it."""
    zh = CHINESE.get(error["type"], error["msg"])
    for name, value in error.get("ctx", {}).items():
        zh = zh.replace(f"{{{name}}}", str(value).replace(", ", "、").replace(" or ", "、"))
    return Say(zh=zh, en=error["msg"])
