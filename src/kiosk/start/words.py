"""What the start window says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the window; `{}` stands for a name."""

    title: str
    tagline: str
    shows: str
    default_show: str
    comes_with: str
    open_show: str
    new_from_article: str
    play: str
    play_windowed: str
    stop: str
    review: str
    proof: str
    hint: str
    choose_show: str
    choose_article: str
    choose_place: str
    choose_proof_place: str
    articles: str
    no_show: str
    playing: str
    playing_windowed: str
    reading: str
    written: str
    reviewing: str
    proofing: str
    proofed: str
    failed: str
    refused: str


CHINESE: Final = Words(
    title="数说",
    tagline="把一篇报道里的数字变成展台大屏上的展示",
    shows="最近的展示",
    default_show="2025年服贸会",
    comes_with="随程序附带",
    open_show="打开展示…",
    new_from_article="从文章新建…",
    play="全屏播放",
    play_windowed="在窗口中播放",
    stop="停止播放",
    review="审阅…",
    proof="生成校样…",
    hint="也可以把文章或展示文件夹拖到这里。",
    choose_show="选择展示所在的文件夹",
    choose_article="选择文章",
    choose_place="新展示放在哪个文件夹里？",
    choose_proof_place="校样放在哪个文件夹里？",
    articles="文章 ({})",
    no_show="{} 不是展示：文件夹里没有 show.yaml。",
    playing="正在全屏播放。按 Esc 结束。",
    playing_windowed="正在窗口中播放。按 Esc 结束。",
    reading="正在读文章 {}…",
    written="展示草稿已写入 {}。下一步：审阅，确认其中的数字。",
    reviewing="正在审阅 {}。",
    proofing="正在生成 {} 的校样：每一页的图片、总览图，以及可以签字的 PDF…",
    proofed="校样已写入 {}。",
    failed="程序意外结束（代码 {}）。",
    refused="没有成功",
)

ENGLISH: Final = Words(
    title="Shushuo",
    tagline="Turns the figures of an article into a show for a booth's display",
    shows="Recent shows",
    default_show="CIFTIS 2025",
    comes_with="comes with the program",
    open_show="Open a show…",
    new_from_article="New from an article…",
    play="Play full screen",
    play_windowed="Play in a window",
    stop="Stop playing",
    review="Review…",
    proof="Make a proof…",
    hint="An article or the folder of a show can be dragged here, too.",
    choose_show="Choose the folder of a show",
    choose_article="Choose an article",
    choose_place="In which folder shall the new show be put?",
    choose_proof_place="In which folder shall the proof be put?",
    articles="Articles ({})",
    no_show="{} is no show: there is no show.yaml in the folder.",
    playing="Playing full screen. Esc ends it.",
    playing_windowed="Playing in a window. Esc ends it.",
    reading="Reading the article {}…",
    written="A draft of the show is in {}. Next: review it, number by number.",
    reviewing="Reviewing {}.",
    proofing="Making a proof of {}: a picture of every page, a contact sheet, a PDF to sign…",
    proofed="The proof is in {}.",
    failed="The program ended unexpectedly (code {}).",
    refused="That did not work",
)


def words(*, is_chinese: bool) -> Words:
    """The texts of a language."""
    return CHINESE if is_chinese else ENGLISH
