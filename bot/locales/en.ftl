# What the bot says itself, in English. Text put into a message is escaped already; <b> and <i> are Telegram's.

## The first words

greeting =
    <b>Ask me about the articles.</b>
    I answer only in their own words, and say so when they do not.
help =
    Send me a question: I look for the answer in the articles and quote it word for word.

    /ask <i>question</i> – the same, for groups too
    /brief – the key sentences of the latest article
    /brief <i>topic</i> – those on a topic, or of the article you name
    /articles – what I can quote from
    /help – this

    In a group I answer /ask, a mention and a reply to my messages, nothing else. /ask as a reply to a message asks what that message says.

## In Telegram's menus and on the bot's page: no markup; 256, 120 and 512 characters at most

menu-ask = Ask a question
menu-ask-in-group = Ask the articles
menu-brief = The latest article in key sentences
menu-articles = What I can quote from
menu-help = How to ask
short-description = I answer questions only in the articles’ own words, and say so when they do not answer.
description =
    Ask me a question: I look for the answer in the articles and quote it word for word, with its source.

    When the articles do not say, I tell you so and never make anything up. In groups, use /ask or mention me.

## Answers

closest = This may not answer the question; it is the closest the articles come.
corrected = Showing results for “{ $question }”.
carried = Still about: { $words }.
not-found = The articles do not say.
not-found-but = The articles do not say. You can ask:
in-context = In context
more = More
back = Back
only-quote = Only the quote
source = Source ↗
share = Share
alone = Ask without it
quote-number = Quote { $number } of { $count }
agreeing = Also in: { $titles }.
differing = Another article gives another figure:

## Articles

date = { DATETIME($date, dateStyle: "long") }
number-of-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
more-articles = … and { $count } more
paragraph = ¶ { $number }
no-articles = There are no articles yet.
no-such-article = There is no article by that number. /articles lists them all.
nothing-to-brief = This article has no sentence to brief it with.
brief-short = 30 seconds
brief-long = 2 minutes
brief-figures = Figures
brief-statements = Who said what
no-figures = There is no figure in it.
no-statements = Nobody is quoted in it.

## Notices

no-words = Write your question after /ask, or use /ask as a reply to a message.
no-text = I can read only text. Please write your question.
unknown-command = I do not know that command. Just write your question, or see /help.
expired = That question is no longer on offer. Please write it to me yourself.
card-expired = I have forgotten this answer. Please ask me again.
card-of-another = These buttons are for the one who asked. Ask me yourself with /ask.
card-changed = The article has changed since, so I cannot show more of it. Please ask me again.
briefing-expired = These articles are no longer here. Send /brief again.
passage-damaged = This link to a passage is damaged, so I cannot show it. Please ask for it again.
passage-gone = The article of this passage is no longer here.
passage-changed = This passage has changed since the link was made, so I do not show it. Please ask me about it again.
failure = Something went wrong on my side, and your question is not answered. Please ask again in a minute.
