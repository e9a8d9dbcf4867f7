"""What can go wrong, under one base.

    QAError
    ├── ArticleError          one article cannot be had
    │   ├── UnreadableFile        the file cannot be read, or is no text we know
    │   ├── EmptyArticle          there is no text to quote from
    │   └── DuplicateArticle      two articles claim one id
    ├── CorpusError           the folder as a whole cannot be used
    ├── UnknownArticle        no article goes by that id
    └── QuestionSetError      a question set does not follow the format

"The articles do not say" is not among them: it is a verdict of an answer.
Every message names the file or the value, and what to do about it, in one line.
"""


class QAError(Exception):
    """Base of every error that the engine raises on purpose."""


class ArticleError(QAError):
    """One article cannot be had; the others are not affected."""


class UnreadableFile(ArticleError):
    """The file cannot be read, or does not hold text in a format we know."""


class EmptyArticle(ArticleError):
    """There is no text to quote from."""


class DuplicateArticle(ArticleError):
    """Two articles claim the same id."""


class CorpusError(QAError):
    """The folder of articles as a whole cannot be used."""


class UnknownArticle(QAError):
    """No article of the archive goes by that id."""


class QuestionSetError(QAError):
    """A question set does not follow the documented format."""
