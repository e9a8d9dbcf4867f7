"""Files -> articles.

    shelf                            a folder -> its articles, and what is wrong with the others
    files                            a file -> an Article; the formats by suffix
    text  markdown  html             one function a format
    front_matter  bylines  titles    what is known about an article, found or made
    furniture                        what a page has around an article, taken away once
    captions  sayings                what furniture looks like
    notes  paragraphs  dates  decoding

Each may use what stands below it.
"""

from qa.loading.files import load_file, read_article
from qa.loading.shelf import Shelf, load_folder

__all__ = ["Shelf", "load_file", "load_folder", "read_article"]
