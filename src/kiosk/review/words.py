"""What the review window says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the window; `{}` stands for names and numbers."""

    title: str
    progress: str
    article: str
    former: str
    open_questions: str
    preview: str
    no_preview: str
    keys: str
    edit: str
    save: str
    skip: str
    undo: str
    translations: str
    all_done: str
    defective: str
    not_saved: str
    saved: str
    reason: str
    look_on: str
    kinds: dict[str, str]
    fields: dict[str, str]
    reasons: dict[str, str]
    """Why an answer could not be saved, by the code of the problem; what is not here is said as
    the check says it."""


CHINESE: Final = Words(
    title="审阅 — {}",
    progress="已定 {} 项，共 {} 项",
    article="报道",
    former="以前的报道",
    open_questions="待定",
    preview="页面",
    no_preview="这一项不在页面上",
    keys="回车或 1 用第一个答案 · 2、3 用别的 · E 修改文字 · S 稍后再定 · Ctrl+Z 撤销；"
    "每个答案马上存进展示",
    edit="修改 (E)",
    save="保存并确认 (Ctrl+回车)",
    skip="稍后再定 (S)",
    undo="撤销 (Ctrl+Z)",
    translations="也写另一种语言",
    all_done="全部定完。可以关闭窗口。",
    defective="show.yaml 有错误，先改正：{}",
    not_saved="没有保存：{}",
    saved="已保存",
    reason="保留的理由（可不写，按 E 写）",
    look_on="看下面的页",
    kinds={
        "verify": "核实",
        "choose": "选择",
        "new": "新增",
        "page": "确认",
        "translate": "翻译",
    },
    fields={
        "headline": "标题",
        "text": "正文",
        "word": "关键词",
        "gloss": "释义",
        "deck": "副题",
        "note": "附注",
        "caption": "图注",
        "title": "标题",
        "name": "报头",
        "source": "来源",
        "call": "邀请语",
        "label": "标签",
        "basis": "与什么相比",
    },
    reasons={
        "unknown-figure": "花括号里的代号不是这个展示里的数字。",
        "bad-markup": "花括号、星号或竖线没有成对，或用错了地方。",
        "missing-translation": "有一处文字是空的。",
    },
)
ENGLISH: Final = Words(
    title="Review — {}",
    progress="{} of {} done",
    article="Article",
    former="Article as it was before",
    open_questions="To decide",
    preview="Page",
    no_preview="Not on a page",
    keys="Enter or 1 first answer · 2, 3 others · E edit · S later · Ctrl+Z undo. "
    "Every answer is saved at once.",
    edit="Edit (E)",
    save="Save and confirm (Ctrl+Enter)",
    skip="Later (S)",
    undo="Undo (Ctrl+Z)",
    translations="Write the other language too",
    all_done="Everything is decided. You may close the window.",
    defective="show.yaml has a defect, mend it first: {}",
    not_saved="Not saved: {}",
    saved="Saved",
    reason="Why it is kept (optional, E to write)",
    look_on="Look at the pages below",
    kinds={
        "verify": "Verify",
        "choose": "Choose",
        "new": "New",
        "page": "Confirm",
        "translate": "Translate",
    },
    fields={
        "headline": "Headline",
        "text": "Text",
        "word": "Keyword",
        "gloss": "Gloss",
        "deck": "Deck",
        "note": "Note",
        "caption": "Caption",
        "title": "Title",
        "name": "Masthead",
        "source": "Source",
        "call": "Invitation",
        "label": "Label",
        "basis": "Compared with",
    },
    reasons={},
)


def words_of(language: str) -> Words:
    """The words of a language."""
    return CHINESE if language == "zh" else ENGLISH
