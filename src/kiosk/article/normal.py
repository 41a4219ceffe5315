"""One form of every character, one character for one: for matching only, never for showing.

Full-width Latin and digits become half-width, traditional characters that matter for units,
qualifiers and keywords become simplified.  Lengths never change, so offsets hold.
"""

from __future__ import annotations

import re

_TRADITIONAL = (
    "萬億兩幾數點個項場間種類臺檯輛張條雙隊國縣區鄉鎮戶單筆頭顆塊層噸幣歐鎊韓銖畝頃釐級屆餘約將達過與較長減後來內時鐘週歲號線樓強從為爲佔"
    "總額廠業觀眾眾參攤產館廳論壇會議講簽協訂機構聯開關鍵詞記報導據圖攝責編輯題標準學員團傳體醫療車輪島園躍創歷錄紀優進連續電贏軟雲網絡"
    "規動擴態環節養實際應該發現這還說讓給對專屬師資訊買賣購銷賺虧損盤漲跌債稅財務貿輸運鐵橋飛艦鄰縮滿僅別邊經濟計統"
    "費貨價質營銀錢貴賓處該許請誌課調證識認證護變遷選邁還遠運適遞達違遺錄銷鋼銅鏈鏡門閉閱陸隨險雜離難電響頁順須領頻顯風飲館馬驗體齊龍"
    "佈傑偉傷僑儀優兒兌冊則剛劃劇劉勝勞勵勢匯協卻參員啟喬嗎嘆團圍圓壓壘壞夢夾奪奮婦媽孫寧審寫實寶導屬嶺帶幫幹庫廢廣彈徵從復德態慶懷戰"
    "擊撥擁擇據擔擬攜攬敗敵斷於時暫曆曉書業極榮構槍樂樣橫檔檢權歡歸殘殺氣決況沖沒淺淨減測湯溝滅滙漢漁濟濤灣災無爭爾獎獨獲環瑪瓊畢畫異當"
    "癥發監盡盤睜礦碼確禮禍種積穩窮競筆範築簡簽糧糾約紅紋納紐純紙級紛細終組結絕給統絲經綠維緊緒線締編緩緯練縣縱總績繁織繞繪繼續纖羅義習"
    "聖聞聯聰職聽肅脅脈腦膽臨舉舊艙艱蓋薦藍藝藥處虛術衛補裝裡製複見規視親覺觸訂計訊討訓訪設評詢試詩話該詳語誤說誰談請論諸講謝識譯議護讀"
    "變讓負貢販貧責貯貴費貼賀資賽贊趕跡踐輔輕載輩輯輸轉轄辦辭邏郵鄉醫釋針鈔鋒鋪錯鍋鎖鎮鏈鐘鑒鑽閃閣陣陰陽際隊階隱隻雖雞雙靈靜韌頂項預頒頗題"
    "顏願飯養餐駐駕騎騰驅驚體鬥魚鮮鳥鹽麗麥黃黨齡遊採棟註託闊衝獻裏賬帳聲燈蘋稱"
)
_SIMPLIFIED = (
    "万亿两几数点个项场间种类台台辆张条双队国县区乡镇户单笔头颗块层吨币欧镑韩铢亩顷厘级届余约将达过与较长减后来内时钟周岁号线楼强从为为占"
    "总额厂业观众众参摊产馆厅论坛会议讲签协订机构联开关键词记报导据图摄责编辑题标准学员团传体医疗车轮岛园跃创历录纪优进连续电赢软云网络"
    "规动扩态环节养实际应该发现这还说让给对专属师资讯买卖购销赚亏损盘涨跌债税财务贸输运铁桥飞舰邻缩满仅别边经济计统"
    "费货价质营银钱贵宾处该许请志课调证识认证护变迁选迈还远运适递达违遗录销钢铜链镜门闭阅陆随险杂离难电响页顺须领频显风饮馆马验体齐龙"
    "布杰伟伤侨仪优儿兑册则刚划剧刘胜劳励势汇协却参员启乔吗叹团围圆压垒坏梦夹夺奋妇妈孙宁审写实宝导属岭带帮干库废广弹征从复德态庆怀战"
    "击拨拥择据担拟携揽败敌断于时暂历晓书业极荣构枪乐样横档检权欢归残杀气决况冲没浅净减测汤沟灭汇汉渔济涛湾灾无争尔奖独获环玛琼毕画异当"
    "症发监尽盘睁矿码确礼祸种积稳穷竞笔范筑简签粮纠约红纹纳纽纯纸级纷细终组结绝给统丝经绿维紧绪线缔编缓纬练县纵总绩繁织绕绘继续纤罗义习"
    "圣闻联聪职听肃胁脉脑胆临举旧舱艰盖荐蓝艺药处虚术卫补装里制复见规视亲觉触订计讯讨训访设评询试诗话该详语误说谁谈请论诸讲谢识译议护读"
    "变让负贡贩贫责贮贵费贴贺资赛赞赶迹践辅轻载辈辑输转辖办辞逻邮乡医释针钞锋铺错锅锁镇链钟鉴钻闪阁阵阴阳际队阶隐只虽鸡双灵静韧顶项预颁颇题"
    "颜愿饭养餐驻驾骑腾驱惊体斗鱼鲜鸟盐丽麦黄党龄游采栋注托阔冲献里账帐声灯苹称"
)
_ODD = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "\r": " ",
    "\n": " ",
    "﹪": "%",
    "〇": "零",
    "○": "零",
    "Ο": "零",
    "−": "-",
    "‒": "-",
    "∶": ":",
    "’": "'",
    "‘": "'",
}
_FULL_WIDTH = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
# Sentence punctuation keeps its width: "19年，12个" is two things, "19,120" is one number.
for _kept in "，：；！？":
    del _FULL_WIDTH[_kept]

_PAIRS = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_TABLE = str.maketrans({**_PAIRS, **_FULL_WIDTH, **_ODD})
_TELLING = re.compile("[" + "".join(c for c, s in _PAIRS.items() if c != s) + "]")
_TELLING_SIMPLIFIED = re.compile("[" + "".join(sorted(set(_SIMPLIFIED) - set(_TRADITIONAL))) + "]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z]+")
_WIDE_GROUP = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def normal(text: str) -> str:
    """`text` with one form of every character; as long as `text`."""
    return _WIDE_GROUP.sub(",", text).translate(_TABLE)


def is_traditional(text: str) -> bool:
    """Whether a Chinese text is written in traditional characters."""
    sample = text[:20_000]
    return len(_TELLING.findall(sample)) > len(_TELLING_SIMPLIFIED.findall(sample))


def is_chinese(text: str) -> bool:
    """Whether most words of a text are Chinese."""
    sample = text[:20_000]
    if sample.isascii():
        return False
    return _length(_HAN.findall(sample)) * 4 > _length(_LATIN.findall(sample))


def _length(runs: list[str]) -> int:
    return sum(map(len, runs))
