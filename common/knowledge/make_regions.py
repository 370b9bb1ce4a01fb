#!/usr/bin/env python3
"""Makes regions.yaml anew from the packages that its data come from.

usage: make_regions.py FOLDER REGIONS.YAML

Needs pypinyin (of PyPI), which spells the names.

FOLDER holds the unpacked packages: gb2260/lib (GB/T 2260 as it stood from 2002 to 2016, and Hong
Kong and Macao) and china-division/dist (the codes in use now, and the zones that statistics count
apart under codes of their own). A code that is in use no more is marked abolished; its last name is
kept. Short names are made here by rule, and so are `hosts`: the words that stand for a region in the
names of its government's sites (yueyang of www.yueyang.gov.cn), which are mostly its short name as it
is spelled. The zones that REGIONS.YAML holds already with codes Z01 to
Z69, and its head, were written by hand and stay as they are.
"""
import csv
import json
import pathlib
import re
import sys

import pypinyin

# Rows that only head a group of codes.
PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划",
                "省直辖行政单位", "省直辖县级行政单位", "自治区直辖县级行政单位", "省辖单位", "市"}
PEOPLES = sorted("""
蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族
佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族
仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族
鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族 蒙古 回 藏 维吾尔 哈萨克 柯尔克孜 壮族""".split(), key=len, reverse=True)
# Names that no rule gives.
NICKNAMES = {
    "110000": "京", "120000": "津", "130000": "冀", "140000": "晋", "150000": "内蒙 蒙", "210000": "辽",
    "220000": "吉", "230000": "黑 龙江", "310000": "沪 申", "320000": "苏", "330000": "浙", "340000": "皖",
    "350000": "闽", "360000": "赣", "370000": "鲁", "410000": "豫", "420000": "鄂", "430000": "湘",
    "440000": "粤", "450000": "桂", "460000": "琼", "500000": "渝", "510000": "川 蜀", "520000": "贵 黔",
    "530000": "云 滇", "540000": "藏", "610000": "陕 秦", "620000": "甘 陇", "630000": "青", "640000": "宁",
    "650000": "新 疆", "710000": "台", "810000": "港", "820000": "澳",
    "320100": "宁 金陵", "320200": "锡", "320500": "姑苏城", "330100": "杭", "330200": "甬", "330300": "温 瓯",
    "330600": "绍 越", "340100": "庐", "350100": "榕", "350200": "鹭", "360100": "洪", "370100": "泉城",
    "370200": "青", "420100": "汉 江城", "430100": "星城", "440100": "穗 羊城", "440300": "深 鹏城",
    "450100": "邕 绿城", "510100": "蓉", "520100": "筑", "530100": "春城", "230100": "冰城 哈市",
    "330281": "姚", "330282": "慈", "330283": "奉", "330212": "鄞", "150100": "呼市", "650100": "乌市",
    "659001": "石市", "652800": "巴州", "652300": "昌吉州", "653000": "克州", "652700": "博州", "654000": "伊犁州",
    "433100": "湘西州", "422800": "恩施州", "532300": "楚雄州", "513300": "甘孜州", "513200": "阿坝州",
    "513400": "凉山州"}
# How characters are read in names of places, where most texts read them otherwise, and the names that
# are no case of it.
READINGS = {"朝": "chao", "长": "chang", "都": "du", "什": "shi", "勒": "le", "藏": "zang", "蚌": "beng",
            "尾": "wei", "佛": "fo", "单": "shan", "卡": "ka", "乐": "le", "台": "tai", "行": "xing"}
SPELLINGS = {
    "长子": "zhangzi", "乐亭": "laoting", "乐陵": "laoling", "乐清": "yueqing",
    "闵行": "minhang", "珲春": "hunchun", "涡阳": "guoyang", "荥经": "yingjing",
    "浚县": "xunxian", "六合": "luhe", "洪洞": "hongtong", "筠连": "junlian", "繁峙": "fanshi",
    "伽师": "jiashi", "龙圩": "longxu", "穆棱": "muling", "绥棱": "suiling",
    "召陵": "shaoling", "红寺堡": "hongsibu", "陕西": "shaanxi"}
# What else sites are named by: two letters of a province, a name in another language, initials. What
# is another's too is only told by more.
HOSTS = {
    "110000": "bj", "120000": "tj", "120116": "binhai", "130000": "he", "130100": "sjz",
    "130400": "hd", "130600": "bd", "131025": "daicheng", "140000": "sx", "150000": "nm nmg",
    "150100": "huhhot", "150600": "ordos", "150700": "hlbe", "150800": "bynr", "210000": "ln",
    "210113": "shenbei", "210200": "dl", "220000": "jl", "230000": "hl hlj", "230100": "harbin",
    "230200": "qqhr", "232700": "dxal", "310000": "sh", "310115": "pudong", "320000": "js",
    "320300": "xz", "330000": "zj", "330600": "sx", "340000": "ah", "350000": "fj", "350200": "xm",
    "360000": "jx", "370000": "sd", "410000": "ha", "420000": "hb", "430000": "hn", "440000": "gd",
    "440100": "gz", "440300": "sz", "450000": "gx gxzf", "460000": "hi", "500000": "cq",
    "510000": "sc", "520000": "gz", "522300": "qxn", "522600": "qdn", "530000": "yn",
    "530100": "km", "532800": "xsbn", "540000": "xz", "540100": "lhasa", "540200": "xigaze",
    "610000": "sn", "610100": "xa", "620000": "gs", "621223": "tanchang", "630000": "qh",
    "640000": "nx", "650000": "xj", "650100": "wlmq urumqi", "650200": "klmy karamay",
    "650400": "turpan", "652800": "xjbz", "652900": "aks aksu", "653100": "kashgar",
    "653200": "hts hotan", "654000": "xjyl"}
SUFFIXES = {"市": "shi", "县": "xian", "区": "qu", "旗": "qi", "州": "zhou", "盟": "meng"}
ZONES = ((r"高新技术(产业)?开发区|高技术产业开发区|高新技术产业园区", "高新区"),
         (r"经济技术开发区", "经开区"), (r"经济开发区", "经开区"))


def current(folder):
    """{code: name} of the codes in use; a zone's has the form 130100Z71."""
    found = {}
    for name, zeros in (("provinces", "0000"), ("cities", "00"), ("areas", "")):
        with open(folder / "china-division/dist" / f"{name}.csv", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                code = row["code"] + zeros
                if code[4] == "7":
                    code = code[:4] + "00Z" + code[4:6]
                found[code] = row["name"]
    found["710000"] = "台湾省"
    for name in ("hongkong-201512", "macao-201512"):
        found |= json.loads((folder / f"gb2260/lib/{name}.json").read_text("utf-8"))
    return {code: name for code, name in found.items() if name not in PLACEHOLDERS}


def names_by_code(folder):
    """{code: [names that it ever had, oldest first]}"""
    found = {}
    for path in sorted((folder / "gb2260/lib").glob("20*.json")):
        for code, name in json.loads(path.read_text("utf-8")).items():
            if name not in PLACEHOLDERS and not name.endswith("市市辖区"):
                names = found.setdefault(code, [])
                if name in names:
                    names.remove(name)
                names.append(name)
    return found


def short_names(name, zone):
    """What else a region of this full name is called."""
    if zone:
        local = re.sub("^(河北|吉林|安徽|湖南|山西|河南)(?!高新|经济|中国|转型)", "", name)
        return [short for pattern, put in ZONES if (short := re.sub(pattern, put, local)) != local]
    match = re.fullmatch(r"(.+?)(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|省|市|县|区|旗|盟|群岛)", name)
    if not match:
        return []
    stem, kind = match.groups()
    if kind.startswith("自治"):
        while peoples := next((p for p in PEOPLES if stem.endswith(p) and len(stem) > len(p)), None):
            stem = stem[:-len(peoples)]
        suffix = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": ""}[kind]
        return [stem] + ([stem + suffix] if suffix else []) if len(stem) > 1 else []
    # 东区 or 矿区 for short is no name.
    return [stem] if len(stem) > 1 else []


def aliases(code, names):
    """Short and former names of a region, its present full name apart."""
    found = []
    for name in reversed(names):
        found += [name, *short_names(name, "Z" in code)]
    found += NICKNAMES.get(code, "").split()
    return [name for i, name in enumerate(found) if i > 0 and name not in found[:i]]


def spelled(words):
    """yueyang of 岳阳; nothing where not every character is read."""
    syllables = pypinyin.lazy_pinyin(words, errors="ignore")
    if len(syllables) != len(words):
        return ""
    return SPELLINGS.get(words) or "".join(map(READINGS.get, words, syllables))


def hosts(code, names):
    """The words for a region of these full names in the names of sites, those of the last name first."""
    found = []
    for name in reversed(names):
        match = re.fullmatch("(.+?)(特别行政区|自治区|地区|林区|省|市|县|区|旗|州|盟)", name)
        if not match:
            continue
        stem = (short_names(name, False) or [match[1]])[0]
        full = spelled(stem) + SUFFIXES.get(name[-1], "")
        found += [spelled(stem)] if len(stem) > 1 else [full]  # 唐县 is tangxian
        if name.endswith("自治州"):
            found.append(full)
    found += HOSTS.get(code, "").split()
    return [host for i, host in enumerate(found) if host and host not in found[:i]]


def by_hand(path):
    """The head of the file and its rows of zones that no package has."""
    head, zones = [], {}
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        if line.startswith("#"):
            head.append(line)
        elif match := re.match(r"- \{code: (\d{6}Z[0-6]\d),", line):
            zones[match[1]] = line
    return head, zones


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    now, past = current(folder), names_by_code(folder)
    head, lines = by_hand(out)
    all_names = {code: [name for name in past.get(code, []) if name != now.get(code)]
                 + ([now[code]] if code in now else []) for code in past.keys() | now.keys()}
    # hainan is the province alone, not the prefecture of that name too.
    provinces = {hosts(code, names)[0] for code, names in all_names.items() if code.endswith("0000")}
    for code, names in all_names.items():
        others = aliases(code, names)
        sites = [] if "Z" in code else hosts(code, names)
        if not code.endswith("0000"):
            sites = [host for host in sites if host not in provinces]
        lines[code] = (f"- {{code: {code}, name: {names[-1]}"
                       + (f", aliases: [{', '.join(others)}]" if others else "")
                       + (f", hosts: [{', '.join(sites)}]" if sites else "")
                       + ("" if code in now else ", abolished: true") + "}")
    out.write_text("\n".join(head + [lines[code] for code in sorted(lines)]) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()
