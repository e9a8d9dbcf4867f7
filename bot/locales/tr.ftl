# What the bot says itself, in Turkish; see en.ftl.

## The first words

greeting =
    <b>Bana makaleler hakkında soru sorun.</b>
    Yalnızca onların kendi sözleriyle yanıt veririm; yanıt yoksa bunu da söylerim.
help =
    Bana sorunuzu yazın: yanıtı makalelerde arar, kelimesi kelimesine alıntılarım.

    /ask <i>soru</i> – aynısı, gruplarda da çalışır
    /brief – son makalenin öne çıkan cümleleri
    /brief <i>konu</i> – bir konunun ya da adını yazdığınız makalenin öne çıkan cümleleri
    /articles – alıntı yapabildiğim makaleler
    /help – bu yardım metni

    Gruplarda yalnızca /ask komutuna, adımın anılmasına ve mesajlarıma verilen yanıtlara karşılık veririm. Bir mesajı /ask ile yanıtlarsanız soru olarak o mesajı alırım.

## In Telegram's menus and on the bot's page

menu-ask = Soru sor
menu-ask-in-group = Makalelere sor
menu-brief = Son makalenin öne çıkan cümleleri
menu-articles = Alıntı yapabildiğim makaleler
menu-help = Nasıl soru sorulur
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

## Articles

date = { DATETIME($date, dateStyle: "long") }
number-of-articles = { $count } makale
more-articles = … ve { $count } makale daha
paragraph = ¶ { $number }
no-articles = Henüz makale yok.
no-such-article = Bu numarada bir makale yok. Tam liste: /articles
nothing-to-brief = Bu makalede onu özetleyecek bir cümle yok.
brief-short = 30 saniye
brief-long = 2 dakika
brief-figures = Rakamlar
brief-statements = Kim ne dedi
no-figures = Burada rakam yok.
no-statements = Burada kimsenin sözü aktarılmıyor.

## Notices

no-words = Sorunuzu /ask komutundan sonra yazın veya bir mesajı /ask ile yanıtlayın.
no-text = Yalnızca metin okuyabiliyorum. Lütfen sorunuzu yazın.
unknown-command = Bu komutu bilmiyorum. Sorunuzu yazmanız yeterli; ayrıntılar için /help.
expired = Bu soru artık önerilenler arasında değil. Lütfen bana kendiniz yazın.
card-expired = Bu yanıtı artık hatırlamıyorum. Lütfen yeniden sorun.
card-of-another = Bu düğmeler soruyu soran kişi içindir. /ask ile siz de sorabilirsiniz.
card-changed = Makale o zamandan beri değişti, bu yüzden devamını gösteremiyorum. Lütfen yeniden sorun.
briefing-expired = Bu makaleler artık burada yok. Lütfen /brief komutunu yeniden gönderin.
passage-damaged = Bu alıntı bağlantısı bozulmuş, bu yüzden alıntıyı gösteremiyorum. Lütfen bağlantıyı yeniden isteyin.
passage-gone = Bu alıntının alındığı makale artık burada yok.
passage-changed = Bu alıntı, bağlantı oluşturulduktan sonra değişmiş, bu yüzden göstermiyorum. Lütfen konuyu bana yeniden sorun.
failure = Benim tarafımda bir sorun çıktı ve sorunuz yanıtsız kaldı. Lütfen bir dakika sonra yeniden sorun.
