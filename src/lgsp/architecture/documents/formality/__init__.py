"""
Thể thức: whether a finished PDF or DOCX, ours or anyone's, keeps what the decree asks of its pages.

It promises that every requirement gets one of the four official answers with its evidence (where, what was measured,
what is asked, what to do); that what a file cannot show is “Chưa đủ cơ sở đánh giá”, never passed on good faith; and
that a hostile file is refused in one sentence. The numbers asked for are rows of the frameworks, not constants here.

The readers (`pdf`, `word`) turn a file into facts; the rules see only facts and do not know the format.
"""
