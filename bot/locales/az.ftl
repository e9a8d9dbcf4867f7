# What the bot says itself, in Azerbaijani; see en.ftl.

## The first words

greeting =
    <b>Mənə məqalələr haqqında sual verin.</b>
    Yalnız onların öz sözləri ilə cavab verirəm; cavab yoxdursa, bunu da deyirəm.
help =
    Sualınızı yazın: cavabı məqalələrdə axtarıb sözbəsöz sitat gətirirəm.

    /ask <i>sual</i> – eyni şey, qruplarda da işləyir
    /check <i>mətn</i> – bu, məqalələrdən sitatdırmı; bir mesaja cavab kimi də yazmaq olar
    /brief – son məqalənin əsas cümlələri
    /brief <i>mövzu</i> – bir mövzunun və ya adını yazdığınız məqalənin əsas cümlələri
    /articles – sitat gətirə bildiyim məqalələr
    /subscribe – hər gün və ya hər həftə yeniliklərin icmalı
    /language – danışdığım dili seçin
    /privacy – haqqınızda nələri saxladığım və necə silinəcəyi
    /help – bu izahat

    Qruplarda yalnız /ask və /check əmrlərinə, adımın çəkilməsinə və mesajlarıma yazılan cavablara cavab verirəm. Bir mesaja /ask ilə cavab yazsanız, sual kimi həmin mesajı götürürəm.

## In Telegram's menus and on the bot's page

menu-ask = Sual vermək
menu-ask-in-group = Məqalələrdən soruşmaq
menu-check = Bu mətn sitatdırmı?
menu-brief = Son məqalənin əsas cümlələri
menu-articles = Sitat gətirə bildiyim məqalələr
menu-subscribe = Yeniliklərin icmalı
menu-unsubscribe = İcmalları dayandırmaq
menu-help = Necə soruşmalı
menu-language = Dilimi seçin
menu-settings = Bu qrupun ayarları
menu-remove = Paylaşımdan artıq sitat gətirmə
menu-privacy = Haqqınızda nələri saxladığım
menu-forget = Haqqınızda saxladıqlarımı silin
menu-reload = Məqalələri yenidən oxu
menu-stats = Rəqəmlərlə məqalələr və suallar
menu-unanswered = Məqalələrdə cavabı olmayan suallar
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
asked-before = Bu suala son bir gün ərzində <a href="{ $address }">burada cavab verilib</a>.
asked-before-here = Bu suala son bir gün ərzində burada, bu mesajda cavab verilib.
anew = Yenidən soruş

## In any chat: the button above the results

ask-privately = Məndən şəxsi çatda soruşun
nothing-inline = Məqalələrdə bunun cavabı yoxdur. Məndən şəxsi çatda soruşun

## Checks: is this text a quote?

check-verbatim = <b>Sözbəsöz:</b> məqalələrdə məhz belə yazılıb.
check-altered = <b>Dəyişdirilib.</b> <s>Üstündən xətt çəkilən</s> sözlər məqalənin, <u>altından xətt çəkilən</u> sözlər bu mətnindir.
check-stitched = Məqalələrdə ayrı-ayrı duran yerlərdən <b>birləşdirilib.</b>
check-not-found = <b>Tapılmadı:</b> məqalələrdə belə bir yer yoxdur.
check-nearest = Məqalələrdə tapdığım ən yaxın yer budur:
check-quoted = Yalnız dırnaq içində olanlar yoxlanıldı.
check-few-words = Bir-iki söz hələ sitat deyil; orada işlənib, vəssalam.
check-elsewhere = Eyni sözlər burada da var: { $titles }

## Articles

date = { DATETIME($date, dateStyle: "long") }
number-of-articles = { $count } məqalə
more-articles = … və daha { $count } məqalə
paragraph = ¶ { $number }
no-articles = Hələlik məqalə yoxdur.
no-such-article = Bu nömrəli məqalə yoxdur. Tam siyahı: /articles
list-to-ask = Yalnız həmin məqalədən soruşmaq üçün nömrəsini seçin.
list-to-brief = Əsas cümlələrini görmək üçün məqalənin nömrəsini seçin.
list-expired = Bu məqalə artıq burada yoxdur. /articles əmrini yenidən göndərin.
only-in = Yalnız burada: { $titles }.
asked-alone = Bundan sonra burada yalnız bu məqalə ilə cavab verəcəyəm.
key-sentences = Əsas cümlələr
all-articles = Bütün məqalələr
everywhere = ✕ Bütün məqalələrdən soruş
nothing-to-brief = Bu məqalədə onu qısaca çatdıracaq cümlə yoxdur.
brief-short = 30 saniyə
brief-long = 2 dəqiqə
brief-figures = Rəqəmlər
brief-statements = Kim nə dedi
no-figures = Burada rəqəm yoxdur.
no-statements = Burada heç kimin sözü gətirilmir.

## What readers and administrators choose

choose-language = Hansı dildə danışım?
language-automatic = Telegram-dakı kimi
settings =
    <b>Bu qrupun ayarları</b>
    Onları yalnız qrupun administratorları dəyişə bilər.
settings-language = Dil: { $language }
cards-long = Cavablar: sitatın hamısı
cards-short = Cavablar: yalnız əsas cümlə
not-found-told = Məqalələrdə yoxdursa: deyirəm
not-found-quiet = Məqalələrdə yoxdursa: susuram
for-administrators = Bu qrupun ayarlarını yalnız onun administratorları dəyişə bilər.

## In a new group

joined = Salam! Sualınızı /ask ilə yazın, @{ $name } adını çəkin və ya mesajlarıma cavab yazın. Məqalələrin öz sözləri ilə cavab verirəm.
joined-unseen = Salam! Sualınızı /ask ilə yazın və ya mesajlarıma cavab yazın; burada adımın çəkildiyini görmürəm. Məqalələrin öz sözləri ilə cavab verirəm.

## What is kept

privacy =
    <b>Nələri saxlayıram</b>
    • Emal edənə qədər, ən çoxu bir saat artıq: hər mesaj, mənə gəldiyi kimi, yenidən başladılanda heç biri itməsin deyə.
    • 24 saat, ən çoxu bir saat artıq: sualınızın sözləri, onları necə başa düşdüyüm və əvvəlki suallardan nəyi götürdüyüm. Söhbəti davam etdirmək üçün lazımdır.
    • 30 gün: kimin, nə vaxt, hansı söhbətdə soruşduğu, bunların hansı mesajlar olduğu, cavabımın nə iddia etdiyi və məqalələrin hansı yerlərindən sitat gətirdiyi. Düymələrim üçün lazımdır. Həmçinin hansı icmalların göndərildiyi.
    • Siz dəyişənə qədər: diliniz, saat qurşağınız, abunəliyiniz və məni məhdudlaşdırdığınız məqalələr; qruplarda onların ayarları və şərhlərində cavab verdiyim kanal paylaşımları.
    • Hər gün üçün: neçə sual gəldiyi, neçəsinin məqalələrdə cavabı olmadığı və cavabların nə qədər çəkdiyi; nə söz, nə ad.
privacy-unanswered = • Məqalələrdə cavabı olmayan suallar, kimin soruşduğu olmadan. Məni idarə edənlər nəyin çatışmadığını görmək üçün onları oxuyur; /forget onları tapa bilmir.
privacy-end = Yazdıqlarınızdan başqa heç nə saxlamıram, jurnallarda da sözləriniz yoxdur. /forget sizə aid hər şeyi silir.
forget-question = Haqqınızda saxladığım hər şeyi silim: suallarınızı, seçimlərinizi, abunəliyinizi? Cavablarımın altındakı düymələr daha işləməyəcək.
forget-yes = Hamısını sil
forget-no = Qalsın
forgotten = Hamısını sildim.
not-forgotten = Heç nə silmədim.
forget-in-private = Zəhmət olmasa, /forget əmrini mənə şəxsi söhbətimizdə göndərin: haqqınızda saxladıqlarımı hər yerdən silir.

## For the operator

reloaded = Məqalələr yenidən oxundu.
reload-failed = Məqalələr əvvəlki kimi qaldı: { $reason }
number-of-passages = { $count } parça
questions-today = Bu gün { $count } sual (UTC)
share-not-found = Məqalələrdə yoxdur: { $number } %
median-latency = Median cavab vaxtı: { $number } ms
unanswered = Məqalələrdə cavabı olmayanlar:
unanswered-none = Məqalələrdə cavabı olmayan sual yoxdur.
unanswered-not-kept = Cavabsız suallar saxlanılmır. QA_KEEP_UNANSWERED=true onları saxlayır.
unanswered-more = … və daha { $count } sual
unanswered-clear = Siyahını təmizlə
unanswered-cleared = Siyahı təmizləndi.

## Digests

digest-head = Son icmaldan bəri yenilər
digest-end = İcmalları dayandırmaq üçün: /unsubscribe
digest-panel = Yeni məqalələrin icmalı
every-day = Hər gün
every-week = Hər həftə
digest-next = Növbəti: { $date }, { $time }. Yeni bir şey yoxdursa, heç nə göndərmirəm.
digest-quiet = Sakit saatlar: { $begin }–{ $end }
digest-loud = Sakit saatlar yoxdur
quiet-hours = Sakit saatlar
time-zone = Saat qurşağı
unsubscribe = Abunəliyi bitirmək
other-city = Başqa şəhər
subscribe-zone = İcmal hansı şəhərin saatı ilə gəlsin? Şəhəri seçin və ya /subscribe <i>şəhər</i> göndərin.
subscribe-city = Şəhərinizin adını bu mesaja cavab olaraq yazın.
subscribe-unclear = “{ $words }” burada nə deməkdir, anlamadım. Məsələn, belə yazın: /subscribe həftəlik 18:30 Bakı
unsubscribed = Daha icmal göndərməyəcəyəm. Yenidən başlamaq üçün: /subscribe
not-subscribed = Burada bitiriləsi abunəlik yoxdur. Başlamaq üçün: /subscribe
digest-for-administrators = Bu qrupun icmalı barədə yalnız onun administratorları qərar verir.
monday = Bazar ertəsi
tuesday = Çərşənbə axşamı
wednesday = Çərşənbə
thursday = Cümə axşamı
friday = Cümə
saturday = Şənbə
sunday = Bazar

## Notices

no-words = Sualınızı /ask əmrindən sonra yazın və ya bir mesaja /ask ilə cavab verin.
no-check = Mətni /check əmrindən sonra yazın və ya bir mesaja /check ilə cavab verin.
no-text = Mən yalnız mətn oxuya bilirəm. Zəhmət olmasa, sualınızı yazın.
unknown-command = Bu əmri tanımıram. Sadəcə sualınızı yazın və ya /help əmrinə baxın.
expired = Bu sual artıq təkliflər arasında deyil. Zəhmət olmasa, onu mənə özünüz yazın.
card-expired = Bu cavabı artıq xatırlamıram. Zəhmət olmasa, yenidən soruşun.
card-of-another = Bu düymələr sualı verən üçündür. /ask ilə siz də soruşa bilərsiniz.
card-changed = Məqalə o vaxtdan bəri dəyişib, ona görə də davamını göstərə bilmirəm. Zəhmət olmasa, yenidən soruşun.
briefing-expired = Bu məqalələr artıq burada yoxdur. Zəhmət olmasa, /brief əmrini yenidən göndərin.
digest-expired = Burada artıq icmal abunəliyi yoxdur. Yenidən başlamaq üçün /subscribe göndərin.
post-removed = Bu paylaşımdan artıq sitat gətirmirəm, redaktə edilsə belə. Telegram paylaşım silinəndə botlara xəbər vermir; bunu mənə /remove ilə bildirə bilərsiniz.
no-post = Kanalın sitat gətirdiyim paylaşımına /remove ilə cavab yazın.
post-for-administrators = Hansı paylaşımlardan sitat gətirməyim barədə yalnız bu qrupun administratorları qərar verir.
passage-damaged = Sitatın bu keçidi zədələnib, ona görə də onu göstərə bilmirəm. Zəhmət olmasa, keçidi yenidən istəyin.
passage-gone = Bu sitatın götürüldüyü məqalə artıq burada yoxdur.
passage-changed = Keçid yaradılandan sonra bu sitat dəyişib, ona görə də onu göstərmirəm. Zəhmət olmasa, bu barədə məndən yenidən soruşun.
was-away = Bir saatdan çox burada deyildim və yazılanlar cavabsız qaldı. Zəhmət olmasa, yenidən soruşun.
failure = Məndə xəta baş verdi və sualınız cavabsız qaldı. Zəhmət olmasa, bir dəqiqədən sonra yenidən soruşun.
