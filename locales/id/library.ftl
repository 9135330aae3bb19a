# Informasi dan layanan terdekat: bingkai. Isi kartu ada di cards.ftl, nama-nama di names.ftl.

library =
    Informasi

    Untuk siapa? Siapa membaca apa tidak dicatat; hanya dihitung berapa kali satu topik dibuka.
library-list =
    { $label }

    Pilih satu. Tiap kartu pendek: apa itu, apa yang bisa dilakukan, apa yang boleh dikatakan, siapa yang menolong.
card-text = { $part ->
    [title] 📄 { $text }
    [do]
        Yang bisa dilakukan

        { $text }
    [say]
        Yang boleh dikatakan

        { $text }
    [help]
        Yang bisa menolong

        { $text }
    [source]
        Sumber

        { $text }
   *[other] { $text }
}
card-review = ✓ Diperiksa: { $role }, { $date }.
card-unreviewed = ⚠️ Kartu ini belum diperiksa ahli hukum, tenaga medis, atau orang lapangan.
card-human = { $told ->
    [yes] 💬 Mau bertanya? Kembali ke ceritanya dan tulis: petugas yang membacanya.
   *[no] 💬 Mau bertanya atau bercerita? Tekan Bercerita: petugas yang membacanya.
}
key-library = ℹ️ Informasi
key-audience = { $label }
key-card = { $label }
key-to-story = 💬 Ke cerita saya
key-services = 📍 Layanan terdekat
services-ask = Layanan lain: pilih yang dibutuhkan.
services-list = Layanan lain. Ketuk nomornya untuk menelepon, tekan lama untuk menyalin.{ $district ->
    [none] { "" }
   *[other] { " " }📍 { $place }.
}{ $need ->
    [all] { "" }
   *[other] { " " }Yang dicari: { $label }.
}
services-for-all = Yang khusus untuk kecamatan itu belum ada di daftar kami. Yang ini untuk semua.
services-none = Untuk itu belum ada di daftar kami. Tanya petugas: tulis saja.
service = { $field ->
    [phone] ☎ { $value }
    [chat] ✍️ { $value }
    [web] 🌐 { $value }
    [address] 🏢 { $value }
    [times] 🕒 { $hours ->
        [always] 24 jam
        [office] jam kantor, tanya dulu
        [plan] { $value }
       *[ask] jam buka: tanya dulu
    }{ $open ->
        [until] { " " }· buka sekarang, sampai { $until }
        [closed] { " " }· sekarang tutup
       *[none] { "" }
    } · { $cost ->
        [free] gratis
        [paid] berbayar
       *[ask] biaya: tanya dulu
    } · { $anonymous ->
        [yes] boleh tanpa nama
        [no] tidak anonim
       *[ask] boleh tanpa nama? Tanya dulu
    }
    [who] 👤 Untuk { $value }
    [note] ℹ️ { $value }
    [checked] { $checked ->
        [on] ✓ Dicek { $date }
        [last] ⚠️ Terakhir dicek { $date }; mungkin sudah berubah
       *[never] ⚠️ Belum kami pastikan
    }{ $source ->
        [none] { "" }
       *[other] { " " }(sumber: { $source })
    }
   *[name] 📌 { $value }
}
place-named = Itu nama tempat, jadi ini layanan di sana. Kalau itu bagian dari cerita: tekan Bercerita, lalu tulis lagi.
ask-district = Di kecamatan mana? Nama sehari-hari atau kelurahan juga boleh: ketik saja di menu awal.
key-need = { $label }
key-district = { $label }
key-districts = 📍 Pilih kecamatan
key-centre = 🏢 Datang ke tempat kami
key-chat-first = { $on ->
    [yes] ☎ Telepon dulu
   *[no] 🤟 Saya Tuli: chat dulu
}
key-abroad = 🌏 Di luar negeri
