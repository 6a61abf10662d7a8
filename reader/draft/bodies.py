"""Bodies that the news speaks of under one name, in small letters."""

_TABLE = """
nato|un|united nations|eu|european union|european commission|european parliament|opec|asean
brics|osce|african union|arab league|imf|world bank|wto|who|world health organization|unesco
unicef|interpol|europol|iaea|g7|g8|g20|oecd|fifa|uefa|ioc|red cross|amnesty international
human rights watch|greenpeace|pentagon|congress|senate|us senate|house of representatives
supreme court|us supreme court|parliament|house of commons|house of lords|bundestag|duma|knesset
state department|us state department|justice department|treasury|federal reserve|fbi|cia|nsa|fda
cdc|epa|faa|ntsb|nasa|fema|mi5|mi6|gchq|fsb|nhs|ons|taliban|hamas|hezbollah|islamic state
islamic state group|isis|isil|daesh|al-qaeda|al qaeda|boko haram|al-shabaab|houthis|fatah|plo
eta|ira|farc|pkk|google|facebook|twitter|apple|microsoft|amazon|youtube|instagram|whatsapp
tiktok|netflix|tesla|boeing|airbus|volkswagen|toyota|walmart|uber|intel|ibm|republican party
democratic party|labour party|conservative party|republicans|democrats|labour|tories
scotland yard|metropolitan police|coast guard|national guard|joint chiefs of staff
us joint chiefs of staff|icrc|icc|international criminal court|international court of justice
ecb|european central bank|bank of england|security council|general assembly|gazprom|rosneft
huawei|samsung
"""

BODIES = frozenset(_TABLE.strip().replace("\n", "|").split("|"))
"""Their names."""
