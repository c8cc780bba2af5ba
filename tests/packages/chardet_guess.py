# chardet: what encoding bytes are in.
import chardet
from chardet.universaldetector import UniversalDetector
texts = ["plain ascii text", "Größe, Straße und Übermut in vielen Wörtern der Sprache", "Привет, как дела? Это обычный русский текст для проверки.", "こんにちは世界。これは日本語の文章です。", "你好，世界。这是一个中文句子。", "שלום עולם זה טקסט בעברית לבדיקה", "Καλημέρα κόσμε, αυτό είναι ένα ελληνικό κείμενο"]
for t in texts:
    for enc in ("utf-8", "utf-16", "latin-1", "cp1251", "koi8-r", "iso8859-7", "cp1255", "utf-8-sig", "utf-32"):
        try: data = (t * 4).encode(enc)
        except UnicodeError: continue
        print(enc, chardet.detect(data))
d = UniversalDetector()
for line in texts[2].encode("koi8-r").split(b" "):
    d.feed(line)
    if d.done: break
d.close(); print(d.result, chardet.detect_all(texts[1].encode("latin-1"))[:3], chardet.detect(b""))
try: chardet.detect("str")
except TypeError as e: print(e)
