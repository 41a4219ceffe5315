"""Units of Chinese figures: counters, measures, currencies, and nouns that do without a counter.

The base table is that of `kiosk.figures.units`; what only articles need is added here.
"""

from __future__ import annotations

import re

from kiosk.figures.model import UnitClass
from kiosk.figures.units import CHINESE_UNITS

_MORE_UNITS: dict[UnitClass, str] = {
    UnitClass.PERCENT: "%",
    UnitClass.POINTS: "个百分点 百分点 %点",
    UnitClass.YUAN: "元 元人民币 块钱 人民币",
    UnitClass.US_DOLLAR: "美元 美金",
    UnitClass.EURO: "欧元",
    UnitClass.CURRENCY: (
        "港元 港币 港纸 港仙 仙 美分 欧分 日元 日圆 日币 英镑 韩元 韩圆 澳元 澳币 加元 加币 "
        "新元 新币 坡币 "
        "卢布 卢比 瑞郎 瑞士法郎 法郎 新台币 台币 "
        "台币元 新台币元 澳门元 澳门币 泰铢 林吉特 令吉 越南盾 盾 比索 雷亚尔 里拉 兰特 "
        "迪拉姆 第纳尔 克朗 "
        "图格里克 坚戈 索姆 里亚尔"
    ),
    UnitClass.TIMES: "倍",
    UnitClass.AREA: (
        "平方呎 平方尺 平方米 平米 平方公里 平方千米 平方公尺 平方厘米 平方英尺 平方英里 "
        "公顷 亩 顷 坪 ㎡ "
        "m² m2 km²"
    ),
    UnitClass.MASS: (
        "吨 公吨 公斤 千克 克 斤 毫克 磅 盎司 克拉 吨标准煤 吨标煤 吨煤 载重吨 总吨 kg"
    ),
    UnitClass.DURATION: (
        "天 晚 个月 年 周 星期 个星期 个工作日 工作日 小时 个小时 分钟 秒 秒钟 毫秒 微秒 个季度 "
        "季度 个交易日 "
        "学时 课时 机时 个世纪 ms"
    ),
    UnitClass.DATA: "GB TB PB EB ZB MB 字节 吉字节 太字节 比特",
    UnitClass.AGE: "岁 周岁",
    UnitClass.COUNT: (
        "‰ 团 块 微克 毛钱 个基点 基点 bp bps 个点 标准箱 个标准箱 个标箱 TEU 辆次 台次 班次 "
        "航班 航次 家次 "
        "场次 票 张次 台套 "
        "台(套) 客 桶 瓶 袋 盒 箱 匹 尾 羽 口 盏 面 粒 餐 碗 杯 卷 出 回 遍 席 床 张床位 床位 宗 "
        "千瓦时 千瓦小时 兆瓦时 吉瓦时 瓦时 千瓦 兆瓦 吉瓦 瓦 伏 千伏 度电 赫兹 千赫 兆赫 "
        "吉赫 摄氏度 华氏度 ℃ °C "
        "分贝 帕 百帕 千帕 兆帕 焦耳 大卡 千卡 马力 英寸 寸 英尺 英里 纳米 微米 毫米 厘米 米 呎 "
        "公分 公尺 "
        "千米 公里 里 海里 光年 "
        "延米 立方米 立方 立方公里 立方英尺 公升 毫升 升 加仑 蒲式耳 人天 人日 工时 车公里 "
        "人公里 吨公里 班列 车皮 "
        "kWh MWh GWh TWh kW MW GW W km cm mm km/h GHz MHz Hz Mbps Gbps Tbps bps PFLOPS "
        "EFLOPS FLOPS mAh Wh ppm dB "
        "发 门课程 课 学分 字 股 手 单 件套 套件  人份 份 剂 剂次 针 针次 支 管 例 起 案 "
        "案件 批次 款次 "
        "个席位 席位 个席 棵 枝 丛 块屏 片 层楼 层 栋 幢 间房 间客房 间 厅 座城 户次 人户 "
        "组家庭 对新人 代表队 支队伍"
    ),
}

_NOUNS = (
    "个国家和地区 国家和地区 个国家及地区 国家和国际组织 国家 省份 省区市 省市区 省区 "
    "省市 省 市县 城市 县区 县市 区县 乡镇 街道 社区 "
    "企业和机构 家企业 企业 公司 机构 品牌 展商 参展商 采购商 观众 客商 嘉宾 代表 游客 "
    "旅客 乘客 用户 网民 人口 群众 居民 "
    "职工 员工 工人 学生 师生 教师 专家 院士 志愿者 记者 媒体 展位 展品 展台 展馆 展区 "
    "摊位 项目 产品 新品 商品 技术 "
    "成果 协议 合同 订单 论坛 会议 活动 场馆 车辆 门店 店铺 商家 商户 网店 岗位 就业岗位 "
    "劳动力 劳动者 家庭 农户 学校 高校 "
    "医院 医疗机构 银行 网点 基站 站点 充电桩 机器人 无人机 汽车 新能源汽车 房间 客房 "
    "座席 座位 席位 厂商 业者 买家 卖家 "
    "会员 会员单位 单位 党员 干部 青年 儿童 老人 老年人 患者 病例 粉丝 人员 人士 "
    "人才 科研人员 技术人员 科学家 艺术家 选手 "
    "运动员 志愿服务者 消费者 经营主体 市场主体 个体工商户 工商户 行业 语种 语言 课程 "
    "专利 标准 作品 电影 影片 图书 文物 "
    "景区 航线 线路 列车 货车 船舶 港口 机场 车站 公里线路 科技型企业 中小企业 "
    "高新技术企业 民营企业 外资企业 "
    "国际组织 经济体 成员国 友城 会员国 国 校 企 馆 店 地市 政府 大学 院校 科研院所 "
    "研究机构 实验室 平台 案例 场景 设备 仪器 "
    "代表团 展团 团组 参展企业 境外采购商 海外采购商 专业观众 海外买家 境外买家 国际买家 "
    "民众 市民 村民 农民 新人 "
    "应用场景 路演 签约项目 亩耕地 电动车 手机 电脑 伺服器 服务器 芯片 晶片"
)
_ALL: dict[str, UnitClass] = {
    **CHINESE_UNITS,
    **{word: kind for kind, words in _MORE_UNITS.items() for word in words.split()},
}
# These mean something else more often than they count.
for _word in [
    "期",
    "届",
    "步",
    "站",
    "口",
    "面",
    "出",
    "里",
    "手",
    "发",
    "客",
    "对",
    "回",
    "课",
    "顶",
    "副",
]:
    _ALL.pop(_word, None)
_UNIT = re.compile("|".join(re.escape(w) for w in sorted(_ALL, key=len, reverse=True)))
_NOUN = re.compile(
    "|".join(sorted(set(_NOUNS.split()), key=len, reverse=True)) + r"|[\u4e00-\u9fff]{1,3}者(?!说)"
)
_PER = re.compile(
    r"/(?:平方米|平方公里|公里|千米|小时|千瓦时|立方米|公斤|千克|分钟|吨|天|日|年|月|人|"
    r"亩|秒|套|台|辆|桶|户|次|克|升|晚|间|股|kWh|kg|km|m²|㎡|[hsdt])"
)
# Words that a number can stand right before and that begin like a counter.
_TRAPS: dict[str, str] = {
    "个": "半(?!导体|成品|挂)|多(?:月|小时|星期|世纪|季度|学期|百分点)",
    "人": "工智|均|民币|形机|脸|口|才|类|物|工成本",
    "家": "庭|居(?!住|民)",
    "位": "于|列|居(?!民)|数|移|次",
    "分": "钟|别|析|享|布|支|公司|会",
    "票": "房|价|据",
    "箱": "包",
    "瓦": "楞|片|斯",
    "字": "节",
    "单": "位|元|日|价|车|一|季|边|打|独|品",
    "例": "如|外",
    "起": "步|来|到|点|源|草|降|飞|重",
    "层": "次|级|面",
    "本": "届|科生|土|报讯|轮|周|月|年",
    "里": "程",
    "片": "区",
    "间": "接|隔|断",
    "场": "馆|地|景|所|均",
    "台": "湾|州|北|风(?!机|电|力)|阶|账|积电|币",
    "项": "目",
    "部": "门|长|分|委|队|落",
    "案": "例|件",
    "针": "对",
    "课": "程|题|堂",
    "门": "店|户|票|槛|类",
    "支": "付|持|撑|出|援",
    "枝": "叶|头|条|繁",
    "仙": "境|女|侠|居|台|人|草|山|游|气|子",
    "元": "宇宙|里|桥|素|旦|宵|器件",
    "晚": "会|上|间|报|宴|点|餐|期|年|稻|婚|高峰",
    "天": "津|猫|文|宫|舟|问",
    "周": "边|年|期|转|末|一|二|三|四|五|六|日",
    "秒": "杀|级",
    "国": "家|际|集团|内|语|产|务|企|资|有|债|货|外|风|潮|庆",
    "省": "会|级|内|委|钱|心|力",
    "市": "场|值|级|民|内|政|长|占|委|面",
    "县": "级|域|城|长|委",
    "区": "域|块|间|位|县|长|委|别",
    "村": "民|庄|超",
    "校": "园|企|长|友|际",
    "企": "业|图|稳",
    "店": "铺|主|员",
    "户": "外|籍|型|均",
    "类": "型|似|别|比",
    "种": "植|子|业|群|族|类型",
    "次": "于|日|年|要|数|新",
    "名": "列|为|称|单|义|录|城|企(?!业)",
    "条": "件|例|款|约|文",
    "款": "式",
    "套": "餐|利|路",
    "道": "路|德|具",
    "卷": "入",
    "批": "准|发|量",
    "篇": "章",
    "笔": "记",
    "把": "握|关",
    "根": "据|本",
    "首": "次|个|发|创|届|秀|展|日|席|家|批|店|款|要|先|轮|台|套|季",
    "架": "构",
    "升": "级|至|到|高|温|值",
    "座": "谈",
    "所": "有|得",
    "张": "家",
    "米": "其林|兰",
    "克": "兰|里",
    "馆": "内|长|藏",
    "辆": "均",
    "坪": "山|效|林",
    "寸": "土",
    "团": "队|体|结|委|购|长|员|圆|组|伙|聚",
    "餐": "饮|厅",
    "床": "位",
}
_TRAP_PATTERNS = {unit: re.compile(words) for unit, words in _TRAPS.items()}


def match_unit(text: str, at: int) -> tuple[str, UnitClass, int] | None:
    """Counter or measure at `at`: words, class, end; None if another word stands there."""
    found = _UNIT.match(text, at)
    while found:
        unit = found[0]
        trap = _TRAP_PATTERNS.get(unit)
        if trap and trap.match(text, found.end()):
            return None
        if (
            unit.isascii()
            and text[found.end() : found.end() + 1].isalpha()
            and (text[found.end()].isascii())
        ):
            return None
        per = _PER.match(text, found.end())
        end = per.end() if per else found.end()
        return text[at:end], _ALL[unit], end
    return None


def match_noun(text: str, at: int) -> tuple[str, int] | None:
    """A noun that is counted without a counter: 企业, 国家和地区."""
    found = _NOUN.match(text, at)
    if not found:
        return None
    trap = _TRAP_PATTERNS.get(found[0])
    if trap and trap.match(text, found.end()):
        return None
    return found[0], found.end()
