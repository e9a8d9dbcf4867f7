# What the bot says itself, in English. Text put into a message is escaped already; <b> and <i> are Telegram's.

## The first words

greeting =
    <b>Ask me about the articles.</b>
    I answer only in their own words, and say so when they do not.
help =
    Send me a question: I look for the answer in the articles and quote it word for word.

    /ask <i>question</i> – the same, for groups too
    /check <i>text</i> – whether this is a quote from the articles; also as a reply to a message
    /brief – the key sentences of the latest article
    /brief <i>topic</i> – those on a topic, or of the article you name
    /articles – what I can quote from
    /subscribe – a digest of what is new, daily or weekly
    /language – choose my language
    /privacy – what I keep of you, and how to delete it
    /help – this

    In a group I answer /ask, /check, a mention and a reply to my messages, nothing else. /ask as a reply to a message asks what that message says.

## In Telegram's menus and on the bot's page: no markup; 256, 120 and 512 characters at most

menu-ask = Ask a question
menu-ask-in-group = Ask the articles
menu-check = Is this text a quote?
menu-brief = The latest article in key sentences
menu-articles = What I can quote from
menu-subscribe = A digest of what is new
menu-unsubscribe = No more digests
menu-help = How to ask
menu-language = Choose my language
menu-settings = Settings of this group
menu-remove = Quote no more from a post
menu-privacy = What I keep of you
menu-forget = Delete what I keep of you
menu-reload = Read the articles anew
menu-stats = Articles and questions in numbers
menu-unanswered = What the articles did not answer
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
asked-before = This was <a href="{ $address }">answered here</a> less than a day ago.
asked-before-here = This was answered here less than a day ago, in this message.
anew = Ask anew

## In any chat: the button above the results

ask-privately = Ask me privately
nothing-inline = The articles do not say. Ask me privately

## Checks: is this text a quote?

check-verbatim = <b>Verbatim:</b> word for word in the articles.
check-altered = <b>Altered.</b> <s>Struck through</s>: the article’s words. <u>Underlined</u>: this text’s own.
check-stitched = <b>Stitched together</b> from places that stand apart in the articles.
check-not-found = <b>Not found:</b> the articles have no such passage.
check-nearest = The closest the articles come:
check-quoted = Only what stands in quotation marks was checked.
check-few-words = One or two words are hardly a quote; they stand there, no more.
check-elsewhere = The same words also stand here: { $titles }

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
list-to-ask = Choose a number to ask only that article.
list-to-brief = Choose a number to see that article in key sentences.
list-expired = This article is no longer here. Send /articles again.
only-in = Only in: { $titles }.
asked-alone = From now on I answer here from this article alone.
key-sentences = Key sentences
all-articles = All articles
everywhere = ✕ Ask all articles
nothing-to-brief = This article has no sentence to brief it with.
brief-short = 30 seconds
brief-long = 2 minutes
brief-figures = Figures
brief-statements = Who said what
no-figures = There is no figure in it.
no-statements = Nobody is quoted in it.

## What readers and administrators choose

choose-language = In which language shall I speak?
language-automatic = As in Telegram
settings =
    <b>Settings of this group</b>
    Only its administrators can change them.
settings-language = Language: { $language }
cards-long = Answers: the whole quote
cards-short = Answers: only the key sentence
not-found-told = Not in the articles: I say so
not-found-quiet = Not in the articles: I stay silent
for-administrators = Only the administrators of this group can change its settings.

## In a new group

joined = Hello! Ask me with /ask and your question, mention @{ $name }, or reply to my messages. I answer in the articles’ own words.
joined-unseen = Hello! Ask me with /ask and your question, or reply to my messages; I do not see mentions here. I answer in the articles’ own words.

## What is kept

privacy =
    <b>What I keep</b>
    • Until I have handled it, an hour more at most: each message as it came to me, so that none is lost when I am restarted.
    • For 24 hours, an hour more at most: the words of your question, how I read them, and what I carried over from the questions before. A conversation needs them.
    • For 30 days: who asked, when and in which chat, which messages these were, what my answer claimed and which places of the articles it quoted. My buttons need them. Also which digests were sent.
    • Until you change them: your language, your time zone, your subscription, and the articles you narrowed me to; in groups their settings, and the channel posts whose comments I answer in.
    • For each day: how many questions came, to how many the articles did not say, and how long answers took; neither words nor names.
privacy-unanswered = • Questions that the articles did not answer, without who asked. Those who run me read them to see what is missing; /forget cannot find them.
privacy-end = I keep nothing else of what you write, and no log holds your words. /forget deletes all that is yours.
forget-question = Shall I delete all that I keep of you: your questions, your choices, your subscription? The buttons under my answers will stop working.
forget-yes = Delete it all
forget-no = Keep it
forgotten = I have deleted it all.
not-forgotten = I have deleted nothing.
forget-in-private = Please send me /forget in our private chat: it deletes what I keep of you everywhere.

## For the operator

reloaded = The articles are read anew.
reload-failed = The articles stay as they were: { $reason }
number-of-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
questions-today = { $count ->
    [one] { $count } question today (UTC)
   *[other] { $count } questions today (UTC)
}
share-not-found = Not in the articles: { $number } %
median-latency = Median time to an answer: { $number } ms
unanswered = What the articles did not answer:
unanswered-none = There is no question that the articles did not answer.
unanswered-not-kept = Questions without an answer are not kept. QA_KEEP_UNANSWERED=true keeps them.
unanswered-more = … and { $count } more
unanswered-clear = Clear the list
unanswered-cleared = The list is cleared.

## Digests

digest-head = New since the last digest
digest-end = /unsubscribe ends these digests.
digest-panel = Digest of new articles
every-day = Every day
every-week = Every week
digest-next = Next: { $date }, { $time }. When nothing is new, nothing is sent.
digest-quiet = Quiet hours: { $begin }–{ $end }
digest-loud = No quiet hours
quiet-hours = Quiet hours
time-zone = Time zone
unsubscribe = Unsubscribe
other-city = Another city
subscribe-zone = By whose clocks shall the digest come? Choose a city, or send /subscribe <i>city</i>.
subscribe-city = Write the name of your city as a reply to this message.
subscribe-unclear = I do not know what “{ $words }” means here. Write, for instance: /subscribe weekly 18:30 Baku
unsubscribed = No more digests. /subscribe begins them again.
not-subscribed = There is no digest to end here. /subscribe begins one.
digest-for-administrators = Only the administrators of this group decide about its digest.
monday = Monday
tuesday = Tuesday
wednesday = Wednesday
thursday = Thursday
friday = Friday
saturday = Saturday
sunday = Sunday

## Notices

no-words = Write your question after /ask, or use /ask as a reply to a message.
no-check = Write the text after /check, or use /check as a reply to a message.
no-text = I can read only text. Please write your question.
unknown-command = I do not know that command. Just write your question, or see /help.
expired = That question is no longer on offer. Please write it to me yourself.
card-expired = I have forgotten this answer. Please ask me again.
card-of-another = These buttons are for the one who asked. Ask me yourself with /ask.
card-changed = The article has changed since, so I cannot show more of it. Please ask me again.
briefing-expired = These articles are no longer here. Send /brief again.
digest-expired = There is no digest here any more. Send /subscribe to begin again.
post-removed = I no longer quote from this post, even if it is edited. Telegram does not tell bots when a post is deleted, so /remove is the way to tell me.
no-post = Reply with /remove to a post of the channel that I quote from.
post-for-administrators = Only the administrators of this group decide which posts I quote from.
passage-damaged = This link to a passage is damaged, so I cannot show it. Please ask for it again.
passage-gone = The article of this passage is no longer here.
passage-changed = This passage has changed since the link was made, so I do not show it. Please ask me about it again.
was-away = I was away for more than an hour and missed what was written here. Please ask again.
failure = Something went wrong on my side, and your question is not answered. Please ask again in a minute.
