"""
The document as DOCX, for officials who review in Word.

It promises styles and no formatting by hand, real headings, fields Word can renew, and equal bytes for equal documents.
"""
