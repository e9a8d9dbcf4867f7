# What the bot says itself, in Turkish; see en.ftl.

## The first words

greeting =
    <b>Bana makaleler hakkında soru sorun.</b>
    Yalnızca onların kendi sözleriyle yanıt veririm; yanıt yoksa bunu da söylerim.
help =
    Bana sorunuzu yazın: yanıtı makalelerde arar, kelimesi kelimesine alıntılarım.

    /ask <i>soru</i> – aynısı, gruplarda da çalışır
    /check <i>metin</i> – bu, makalelerden bir alıntı mı; bir mesaja yanıt olarak da yazılabilir
    /brief – son makalenin öne çıkan cümleleri
    /brief <i>konu</i> – bir konunun ya da adını yazdığınız makalenin öne çıkan cümleleri
    /articles – alıntı yapabildiğim makaleler
    /subscribe – her gün ya da her hafta yeniliklerin özeti
    /language – konuştuğum dili seçin
    /privacy – hakkınızda neleri sakladığım ve nasıl silineceği
    /help – bu yardım metni

    Gruplarda yalnızca /ask ve /check komutlarına, adımın anılmasına ve mesajlarıma verilen yanıtlara karşılık veririm. Bir mesajı /ask ile yanıtlarsanız soru olarak o mesajı alırım.

## In Telegram's menus and on the bot's page

menu-ask = Soru sor
menu-ask-in-group = Makalelere sor
menu-check = Bu metin bir alıntı mı?
menu-brief = Son makalenin öne çıkan cümleleri
menu-articles = Alıntı yapabildiğim makaleler
menu-subscribe = Yeniliklerin özeti
menu-unsubscribe = Özetleri durdur
menu-help = Nasıl soru sorulur
menu-language = Dilimi seçin
menu-settings = Bu grubun ayarları
menu-remove = Bir gönderiden artık alıntı yapma
menu-privacy = Hakkınızda neleri sakladığım
menu-forget = Hakkınızda sakladıklarımı silin
menu-reload = Makaleleri yeniden oku
menu-stats = Sayılarla makaleler ve sorular
menu-unanswered = Makalelerde yanıtı olmayan sorular
short-description = Sorulara yalnızca makalelerin kendi sözleriyle yanıt veririm; yanıt yoksa bunu da söylerim.
description =
    Bana bir soru sorun: yanıtı makalelerde arar, kaynağıyla birlikte kelimesi kelimesine alıntılarım.

    Makalelerde yanıt yoksa bunu söylerim, hiçbir şey uydurmam. Gruplarda /ask yazın ya da benden bahsedin.

## Answers

closest = Bu, sorunuzun yanıtı olmayabilir; makalelerde bulabildiğim en yakın yer bu.
corrected = “{ $question }” için sonuçlar gösteriliyor.
carried = Hâlâ şu konudayız: { $words }.
not-found = Makalelerde bunun yanıtı yok.
not-found-but = Makalelerde bunun yanıtı yok. Şunları sorabilirsiniz:
in-context = Bağlam içinde
more = Devamı
back = Geri
only-quote = Yalnızca alıntı
source = Kaynak ↗
share = Paylaş
alone = Onsuz sor
quote-number = Alıntı { $number } / { $count }
agreeing = Aynısı şurada da geçiyor: { $titles }.
differing = Başka bir makalede farklı bir sayı veriliyor:
asked-before = Bu soru son bir gün içinde <a href="{ $address }">burada yanıtlandı</a>.
asked-before-here = Bu soru son bir gün içinde burada, bu mesajda yanıtlandı.
anew = Yeniden sor

## In any chat: the button above the results

ask-privately = Bana özelden sorun
nothing-inline = Makalelerde bunun yanıtı yok. Bana özelden sorun

## Checks: is this text a quote?

check-verbatim = <b>Kelimesi kelimesine:</b> makalelerde aynen böyle geçiyor.
check-altered = <b>Değiştirilmiş.</b> <s>Üstü çizili</s> sözler makalenin, <u>altı çizili</u> sözler bu metnin.
check-stitched = Makalelerde ayrı duran yerlerden <b>birleştirilmiş.</b>
check-not-found = <b>Bulunamadı:</b> makalelerde böyle bir yer yok.
check-nearest = Makalelerde bulabildiğim en yakın yer bu:
check-quoted = Yalnızca tırnak içinde olanlar denetlendi.
check-few-words = Bir iki kelimeye alıntı denmez; orada geçiyorlar, hepsi bu.
check-elsewhere = Aynı sözler şurada da geçiyor: { $titles }

## Articles

date = { DATETIME($date, dateStyle: "long") }
number-of-articles = { $count } makale
more-articles = … ve { $count } makale daha
paragraph = ¶ { $number }
no-articles = Henüz makale yok.
no-such-article = Bu numarada bir makale yok. Tam liste: /articles
list-to-ask = Yalnızca o makaleye sormak için numarasını seçin.
list-to-brief = Öne çıkan cümlelerini görmek için makalenin numarasını seçin.
list-expired = Bu makale artık burada yok. /articles komutunu yeniden gönderin.
only-in = Yalnızca şurada: { $titles }.
asked-alone = Bundan sonra burada yalnızca bu makaleyle yanıt vereceğim.
key-sentences = Öne çıkan cümleler
all-articles = Tüm makaleler
everywhere = ✕ Tüm makalelere sor
nothing-to-brief = Bu makalede onu özetleyecek bir cümle yok.
brief-short = 30 saniye
brief-long = 2 dakika
brief-figures = Rakamlar
brief-statements = Kim ne dedi
no-figures = Burada rakam yok.
no-statements = Burada kimsenin sözü aktarılmıyor.

## What readers and administrators choose

choose-language = Hangi dilde konuşayım?
language-automatic = Telegram’daki gibi
settings =
    <b>Bu grubun ayarları</b>
    Bunları yalnızca grubun yöneticileri değiştirebilir.
settings-language = Dil: { $language }
cards-long = Yanıtlar: alıntının tamamı
cards-short = Yanıtlar: yalnızca anahtar cümle
not-found-told = Makalelerde yoksa: söylerim
not-found-quiet = Makalelerde yoksa: susarım
for-administrators = Bu grubun ayarlarını yalnızca yöneticileri değiştirebilir.

## In a new group

joined = Merhaba! Sorunuzu /ask ile yazın, @{ $name } adını anın ya da mesajlarımı yanıtlayın. Makalelerin kendi sözleriyle yanıt veririm.
joined-unseen = Merhaba! Sorunuzu /ask ile yazın ya da mesajlarımı yanıtlayın; burada adımın anıldığını göremiyorum. Makalelerin kendi sözleriyle yanıt veririm.

## What is kept

privacy =
    <b>Neleri saklıyorum</b>
    • İşleyene kadar, en çok bir saat fazlasıyla: her mesaj, bana geldiği gibi; yeniden başlatıldığımda hiçbiri kaybolmasın diye.
    • 24 saat, en çok bir saat fazlasıyla: sorunuzun sözleri, onları nasıl anladığım ve önceki sorulardan neyi aldığım. Konuşmayı sürdürmek için gerekli.
    • 30 gün: kimin, ne zaman, hangi sohbette sorduğu, hangi mesajlar olduğu, yanıtımın ne öne sürdüğü ve makalelerin hangi yerlerini alıntıladığı. Düğmelerim için gerekli. Ayrıca hangi özetlerin gönderildiği.
    • Siz değiştirene kadar: diliniz, saat diliminiz, aboneliğiniz ve beni sınırladığınız makaleler; gruplarda grubun ayarları ve yorumlarında yanıt verdiğim kanal gönderileri.
    • Her gün için: kaç soru geldiği, kaçının makalelerde yanıtı olmadığı ve yanıtların ne kadar sürdüğü; ne söz ne ad.
privacy-unanswered = • Makalelerde yanıtı olmayan sorular, kimin sorduğu olmadan. Beni işletenler neyin eksik olduğunu görmek için bunları okur; /forget bunları bulamaz.
privacy-end = Yazdıklarınızdan başka bir şey saklamıyorum; günlük kayıtlarında da sözleriniz yok. /forget size ait her şeyi siler.
forget-question = Hakkınızda sakladığım her şeyi sileyim mi: sorularınız, seçimleriniz, aboneliğiniz? Yanıtlarımın altındaki düğmeler artık çalışmaz.
forget-yes = Hepsini sil
forget-no = Kalsın
forgotten = Hepsini sildim.
not-forgotten = Hiçbir şey silmedim.
forget-in-private = Lütfen /forget komutunu bana özel sohbetimizde gönderin: hakkınızda sakladıklarımı her yerden siler.

## For the operator

reloaded = Makaleler yeniden okundu.
reload-failed = Makaleler olduğu gibi kaldı: { $reason }
number-of-passages = { $count } parça
questions-today = Bugün { $count } soru (UTC)
share-not-found = Makalelerde yok: % { $number }
median-latency = Ortanca yanıt süresi: { $number } ms
unanswered = Makalelerde yanıtı olmayanlar:
unanswered-none = Makalelerde yanıtı olmayan soru yok.
unanswered-not-kept = Yanıtsız sorular saklanmıyor. QA_KEEP_UNANSWERED=true bunları saklar.
unanswered-more = … ve { $count } soru daha
unanswered-clear = Listeyi temizle
unanswered-cleared = Liste temizlendi.

## Digests

digest-head = Son özetten bu yana yeni olanlar
digest-end = Özetleri durdurmak için /unsubscribe.
digest-panel = Yeni makalelerin özeti
every-day = Her gün
every-week = Her hafta
digest-next = Sıradaki: { $date }, { $time }. Yeni bir şey yoksa hiçbir şey göndermem.
digest-quiet = Sessiz saatler: { $begin }–{ $end }
digest-loud = Sessiz saat yok
quiet-hours = Sessiz saatler
time-zone = Saat dilimi
unsubscribe = Aboneliği bitir
other-city = Başka bir şehir
subscribe-zone = Özet hangi şehrin saatine göre gelsin? Bir şehir seçin ya da /subscribe <i>şehir</i> gönderin.
subscribe-city = Şehrinizin adını bu mesajı yanıtlayarak yazın.
subscribe-unclear = “{ $words }” burada ne demek, anlayamadım. Örneğin şöyle yazın: /subscribe haftalık 18:30 Bakü
unsubscribed = Artık özet göndermeyeceğim. Yeniden başlamak için /subscribe.
not-subscribed = Burada bitirilecek bir abonelik yok. Başlamak için /subscribe.
digest-for-administrators = Bu grubun özetine yalnızca yöneticileri karar verir.
monday = Pazartesi
tuesday = Salı
wednesday = Çarşamba
thursday = Perşembe
friday = Cuma
saturday = Cumartesi
sunday = Pazar

## Notices

no-words = Sorunuzu /ask komutundan sonra yazın veya bir mesajı /ask ile yanıtlayın.
no-check = Metni /check komutundan sonra yazın ya da bir mesajı /check ile yanıtlayın.
no-text = Yalnızca metin okuyabiliyorum. Lütfen sorunuzu yazın.
unknown-command = Bu komutu bilmiyorum. Sorunuzu yazmanız yeterli; ayrıntılar için /help.
expired = Bu soru artık önerilenler arasında değil. Lütfen bana kendiniz yazın.
card-expired = Bu yanıtı artık hatırlamıyorum. Lütfen yeniden sorun.
card-of-another = Bu düğmeler soruyu soran kişi içindir. /ask ile siz de sorabilirsiniz.
card-changed = Makale o zamandan beri değişti, bu yüzden devamını gösteremiyorum. Lütfen yeniden sorun.
briefing-expired = Bu makaleler artık burada yok. Lütfen /brief komutunu yeniden gönderin.
digest-expired = Burada artık bir özet aboneliği yok. Yeniden başlamak için /subscribe gönderin.
post-removed = Bu gönderiden artık alıntı yapmıyorum, düzenlense bile. Telegram bir gönderi silindiğinde botlara haber vermez; bana /remove ile haber verebilirsiniz.
no-post = Kanalın alıntı yaptığım bir gönderisini /remove ile yanıtlayın.
post-for-administrators = Hangi gönderilerden alıntı yapacağıma yalnızca bu grubun yöneticileri karar verir.
passage-damaged = Bu alıntı bağlantısı bozulmuş, bu yüzden alıntıyı gösteremiyorum. Lütfen bağlantıyı yeniden isteyin.
passage-gone = Bu alıntının alındığı makale artık burada yok.
passage-changed = Bu alıntı, bağlantı oluşturulduktan sonra değişmiş, bu yüzden göstermiyorum. Lütfen konuyu bana yeniden sorun.
was-away = Bir saatten uzun süre yoktum ve burada yazılanlar yanıtsız kaldı. Lütfen yeniden sorun.
failure = Benim tarafımda bir sorun çıktı ve sorunuz yanıtsız kaldı. Lütfen bir dakika sonra yeniden sorun.
