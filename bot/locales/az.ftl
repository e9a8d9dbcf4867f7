# What the bot says itself, in Azerbaijani; see en.ftl.

## The first words

greeting =
    <b>Mənə məqalələr haqqında sual verin.</b>
    Yalnız onların öz sözləri ilə cavab verirəm; cavab yoxdursa, bunu da deyirəm.
help =
    Sualınızı yazın: cavabı məqalələrdə axtarıb sözbəsöz sitat gətirirəm.

    /ask <i>sual</i> – eyni şey, qruplarda da işləyir
    /brief – son məqalənin əsas cümlələri
    /brief <i>mövzu</i> – bir mövzunun və ya adını yazdığınız məqalənin əsas cümlələri
    /articles – sitat gətirə bildiyim məqalələr
    /help – bu izahat

    Qruplarda yalnız /ask əmrinə, adımın çəkilməsinə və mesajlarıma yazılan cavablara cavab verirəm. Bir mesaja /ask ilə cavab yazsanız, sual kimi həmin mesajı götürürəm.

## In Telegram's menus and on the bot's page

menu-ask = Sual vermək
menu-ask-in-group = Məqalələrdən soruşmaq
menu-brief = Son məqalənin əsas cümlələri
menu-articles = Sitat gətirə bildiyim məqalələr
menu-help = Necə soruşmalı
short-description = Suallara yalnız məqalələrin öz sözləri ilə cavab verirəm; cavab yoxdursa, bunu da deyirəm.
description =
    Mənə sual verin: cavabı məqalələrdə axtarıb mənbəsi ilə birlikdə sözbəsöz sitat gətirirəm.

    Məqalələrdə cavab yoxdursa, bunu deyirəm və heç nə uydurmuram. Qruplarda /ask yazın və ya adımı çəkin.

## Answers

closest = Bu, sualınızın cavabı olmaya bilər; məqalələrdə tapdığım ən yaxın yer budur.
corrected = “{ $question }” üzrə nəticələr göstərilir.
carried = Söhbət yenə bu barədədir: { $words }.
not-found = Məqalələrdə bunun cavabı yoxdur.
not-found-but = Məqalələrdə bunun cavabı yoxdur. Bunları soruşa bilərsiniz:
in-context = Kontekstdə
more = Davamı
back = Geri
only-quote = Yalnız sitat
source = Mənbə ↗
share = Paylaşmaq
alone = Bunsuz soruş
quote-number = Sitat { $number } / { $count }
agreeing = Eyni məlumat burada da var: { $titles }.
differing = Başqa məqalədə fərqli rəqəm göstərilir:

## Articles

date = { DATETIME($date, dateStyle: "long") }
number-of-articles = { $count } məqalə
more-articles = … və daha { $count } məqalə
paragraph = ¶ { $number }
no-articles = Hələlik məqalə yoxdur.
no-such-article = Bu nömrəli məqalə yoxdur. Tam siyahı: /articles
nothing-to-brief = Bu məqalədə onu qısaca çatdıracaq cümlə yoxdur.
brief-short = 30 saniyə
brief-long = 2 dəqiqə
brief-figures = Rəqəmlər
brief-statements = Kim nə dedi
no-figures = Burada rəqəm yoxdur.
no-statements = Burada heç kimin sözü gətirilmir.

## Notices

no-words = Sualınızı /ask əmrindən sonra yazın və ya bir mesaja /ask ilə cavab verin.
no-text = Mən yalnız mətn oxuya bilirəm. Zəhmət olmasa, sualınızı yazın.
unknown-command = Bu əmri tanımıram. Sadəcə sualınızı yazın və ya /help əmrinə baxın.
expired = Bu sual artıq təkliflər arasında deyil. Zəhmət olmasa, onu mənə özünüz yazın.
card-expired = Bu cavabı artıq xatırlamıram. Zəhmət olmasa, yenidən soruşun.
card-of-another = Bu düymələr sualı verən üçündür. /ask ilə siz də soruşa bilərsiniz.
card-changed = Məqalə o vaxtdan bəri dəyişib, ona görə də davamını göstərə bilmirəm. Zəhmət olmasa, yenidən soruşun.
briefing-expired = Bu məqalələr artıq burada yoxdur. Zəhmət olmasa, /brief əmrini yenidən göndərin.
passage-damaged = Sitatın bu keçidi zədələnib, ona görə də onu göstərə bilmirəm. Zəhmət olmasa, keçidi yenidən istəyin.
passage-gone = Bu sitatın götürüldüyü məqalə artıq burada yoxdur.
passage-changed = Keçid yaradılandan sonra bu sitat dəyişib, ona görə də onu göstərmirəm. Zəhmət olmasa, bu barədə məndən yenidən soruşun.
failure = Məndə xəta baş verdi və sualınız cavabsız qaldı. Zəhmət olmasa, bir dəqiqədən sonra yenidən soruşun.
