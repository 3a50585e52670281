<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Parts and licences</source>
        <translation>&amp;Komponen dan lisensi</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>Tentang program ini</translation>
    </message>
    <message>
        <source>Build: {build}</source>
        <translation>Rakitan: {build}</translation>
    </message>
    <message>
        <source>Check since the start: {check}</source>
        <translation>Pemeriksaan sejak dibuka: {check}</translation>
    </message>
    <message>
        <source>Diagnosis file… ({key:about.diagnose})</source>
        <translation>Berkas diagnosis… ({key:about.diagnose})</translation>
    </message>
    <message>
        <source>For whoever helps from afar: versions, settings without names and addresses, what a check of the register finds, kinds of printers, the end of the log. No complaint and no name stands in it.</source>
        <translation>Untuk penolong dari jauh. Isinya versi, pengaturan tanpa nama dan alamat, hasil pemeriksaan register, jenis printer, akhir log. Tidak ada nama dan isi pengaduan di dalamnya.</translation>
    </message>
    <message>
        <source>Free software, without any warranty. Below is all it is made of, each part with its licence.</source>
        <translation>Perangkat lunak bebas, tanpa jaminan apa pun. Di bawah ini semua komponennya, masing-masing dengan lisensinya.</translation>
    </message>
    <message>
        <source>Log: {log}</source>
        <translation>Log: {log}</translation>
    </message>
    <message>
        <source>Newest copy: {at}</source>
        <translation>Cadangan terbaru: {at}</translation>
    </message>
    <message>
        <source>Not tried so far: Windows itself (only wine), and real printers.</source>
        <translation>Belum pernah dicoba: Windows sendiri (hanya wine), dan printer sungguhan.</translation>
    </message>
    <message>
        <source>Not tried so far: real printers, of receipts or of pages.</source>
        <translation>Belum pernah dicoba: printer sungguhan, baik resi maupun kertas A4.</translation>
    </message>
    <message>
        <source>Not tried so far: this system.</source>
        <translation>Belum pernah dicoba: sistem ini.</translation>
    </message>
    <message>
        <source>Parts and licences</source>
        <translation>Komponen dan lisensi</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Teks lisensi</translation>
    </message>
    <message>
        <source>The register is checked first; that takes a moment…</source>
        <translation>Register diperiksa dahulu, tunggu sebentar…</translation>
    </message>
    <message>
        <source>The register lies in {folder}</source>
        <translation>Register tersimpan di {folder}</translation>
    </message>
    <message>
        <source>Where to write the diagnosis file</source>
        <translation>Tempat menulis berkas diagnosis</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Ditulis: {file}</translation>
    </message>
    <message>
        <source>look at the notice above the page</source>
        <translation>lihat pemberitahuan di atas halaman</translation>
    </message>
    <message>
        <source>none</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>none, from source</source>
        <translation>tidak ada, dari kode sumber</translation>
    </message>
    <message>
        <source>still going on</source>
        <translation>masih berjalan</translation>
    </message>
    <message>
        <source>the register is whole</source>
        <translation>register utuh</translation>
    </message>
    <message>
        <source>{programs}, on {system}</source>
        <translation>{programs}, pada {system}</translation>
    </message>
</context>
<context>
    <name>AbsencesPage</name>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Catatan</translation>
    </message>
    <message>
        <source>&amp;Substitute</source>
        <translation>&amp;Pengganti</translation>
    </message>
    <message>
        <source>&amp;To, with this date</source>
        <translation>Sampai &amp;tanggal (termasuk)</translation>
    </message>
    <message>
        <source>&amp;Who is away</source>
        <translation>&amp;Siapa yang tidak hadir</translation>
    </message>
    <message>
        <source>Absence and substitutes</source>
        <translation>Tidak hadir dan pengganti</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Yang tidak hadir</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>From, with this &amp;date</source>
        <translation>&amp;Dari tanggal</translation>
    </message>
    <message>
        <source>Nobody by name: all of the role</source>
        <translation>Tanpa nama: semua petugas perannya</translation>
    </message>
    <message>
        <source>Nobody is away today or later.</source>
        <translation>Tidak ada yang tidak hadir hari ini atau nanti.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Save ({key:absences.save})</source>
        <translation>Simpan ({key:absences.save})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>Pengganti</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>What waits for who is away waits for the substitute, too. It ends by itself after the last day.</source>
        <translation>Yang menunggu orang yang tidak hadir juga menunggu penggantinya. Berakhir sendiri sesudah hari terakhir.</translation>
    </message>
    <message>
        <source>Who is away</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Withdraw the marked one (Del)</source>
        <translation>Tarik kembali yang ditandai (Del)</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Ditarik kembali.</translation>
    </message>
    <message>
        <source>all of the role</source>
        <translation>semua petugas perannya</translation>
    </message>
    <message>
        <source>{} (today)</source>
        <translation>{} (hari ini)</translation>
    </message>
    <message>
        <source>{} can no longer be chosen; look who is chosen now. What was typed is still there.</source>
        <translation>{} tidak dapat dipilih lagi; periksa siapa yang terpilih sekarang. Yang sudah diketik tetap ada.</translation>
    </message>
</context>
<context>
    <name>AccessibleNames</name>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
</context>
<context>
    <name>AddresseeMenu</name>
    <message>
        <source>Only to {no}. {name}</source>
        <translation>Hanya kepada {no}. {name}</translation>
    </message>
    <message>
        <source>To all {count}</source>
        <translation>Kepada semua ({count} pengadu)</translation>
    </message>
    <message>
        <source>To whom the letter goes</source>
        <translation>Kepada siapa suratnya</translation>
    </message>
</context>
<context>
    <name>AlreadyOpenBox</name>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>The register is open already, in a window that is at work just now. It comes forward by itself; if it does not within a minute, look for it in the taskbar.</source>
        <translation>Register sudah terbuka di jendela lain yang sedang sibuk. Jendela itu akan maju sendiri; bila dalam satu menit belum juga, cari di bilah tugas.</translation>
    </message>
</context>
<context>
    <name>AnswerChat</name>
    <message>
        <source>This computer opens no links. Copy the text instead.</source>
        <translation>Komputer ini tidak dapat membuka tautan. Salin teksnya saja.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Copied</source>
        <translation>Tersalin</translation>
    </message>
    <message>
        <source>Copy ({key:complaint.copy_answer})</source>
        <translation>Salin ({key:complaint.copy_answer})</translation>
    </message>
    <message>
        <source>Copy the subject ({key:complaint.copy_answer_subject})</source>
        <translation>Salin perihal ({key:complaint.copy_answer_subject})</translation>
    </message>
    <message>
        <source>Open WhatsApp ({key:complaint.open_chat})</source>
        <translation>Buka WhatsApp ({key:complaint.open_chat})</translation>
    </message>
    <message>
        <source>Paste the text there ({key:widget.paste}). Was it sent? {key:complaint.save} writes it down.</source>
        <translation>Tempelkan teksnya di sana ({key:widget.paste}). Sudah terkirim? {key:complaint.save} mencatatnya.</translation>
    </message>
    <message>
        <source>Ready text for the complainant</source>
        <translation>Teks siap pakai untuk pengadu</translation>
    </message>
    <message>
        <source>Send ({key:complaint.send_answer})</source>
        <translation>Kirim ({key:complaint.send_answer})</translation>
    </message>
    <message>
        <source>Subject copied</source>
        <translation>Perihal tersalin</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Perihal: {subject}</translation>
    </message>
    <message>
        <source>Was it sent? {key:complaint.save} writes it down.</source>
        <translation>Sudah terkirim? {key:complaint.save} mencatatnya.</translation>
    </message>
</context>
<context>
    <name>AnswerSending</name>
    <message>
        <source>It waits to be sent. The contact is written down when it has gone.</source>
        <translation>Menunggu dikirim. Kontaknya tercatat begitu pesan terkirim.</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>E-mail to the complainant</source>
        <translation>E-mail untuk pengadu</translation>
    </message>
    <message>
        <source>Message to the complainant</source>
        <translation>Pesan untuk pengadu</translation>
    </message>
    <message>
        <source>Reply on SP4N-LAPOR!</source>
        <translation>Balasan di SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>SMS for the caller</source>
        <translation>SMS untuk penelepon</translation>
    </message>
    <message>
        <source>SMS to the complainant</source>
        <translation>SMS untuk pengadu</translation>
    </message>
    <message>
        <source>Text of a fax</source>
        <translation>Teks faks</translation>
    </message>
    <message>
        <source>Text of a letter</source>
        <translation>Teks surat</translation>
    </message>
    <message>
        <source>{letters} characters</source>
        <translation>{letters} karakter</translation>
    </message>
    <message>
        <source>{letters} of {room} characters, {parts} SMS</source>
        <translation>{letters} dari {room} karakter, {parts} SMS</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>Approved {when} by {officer}.</source>
        <translation>Disahkan {when} oleh {officer}.</translation>
    </message>
    <message>
        <source>Figures and words are those that were approved, but this version of the program lays the paper out in another way: its bytes are not those that were approved.</source>
        <translation>Angka dan katanya sama dengan yang disahkan. Versi program ini menata kertasnya dengan cara lain, jadi bitanya berbeda.</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Berlaku</translation>
    </message>
    <message>
        <source>Replaced by a later one</source>
        <translation>Digantikan yang kemudian</translation>
    </message>
    <message>
        <source>{} It stays listed; this one takes its place.</source>
        <translation>{} Laporan itu tetap terdaftar; yang ini menggantikannya.</translation>
    </message>
</context>
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>Approve the report: {}?</source>
        <translation>Sahkan laporan {}?</translation>
    </message>
    <message>
        <source>Carried over {0}, received {1}, done {2}, rest {3}; the words as they are typed.</source>
        <translation>Dibawa {0}, masuk {1}, selesai {2}, sisa {3}; kata-kata seperti yang diketik.</translation>
    </message>
    <message>
        <source>Figures and words then stay as they are; what comes later is shown as a difference.</source>
        <translation>Sesudah itu angka dan kata tidak berubah; yang datang kemudian tampak sebagai perbedaan.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Yes, approve ({key:widget.save})</source>
        <translation>Ya, sahkan ({key:widget.save})</translation>
    </message>
</context>
<context>
    <name>ApprovedPage</name>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Kertas</translation>
    </message>
    <message>
        <source>A later approval of the same period holds; this one stays listed.</source>
        <translation>Yang berlaku pengesahan yang kemudian; yang ini tetap terdaftar.</translation>
    </message>
    <message>
        <source>Approved reports</source>
        <translation>Laporan yang disahkan</translation>
    </message>
    <message>
        <source>At counter {}.</source>
        <translation>Di loket {}.</translation>
    </message>
    <message>
        <source>Back ({key:approved.back})</source>
        <translation>Kembali ({key:approved.back})</translation>
    </message>
    <message>
        <source>Comparing with the register…</source>
        <translation>Membandingkan dengan register…</translation>
    </message>
    <message>
        <source>Differences on paper ({key:approved.differences})</source>
        <translation>Perbedaan di kertas ({key:approved.differences})</translation>
    </message>
    <message>
        <source>Entry {}.</source>
        <translation>Catatan {}.</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>Ca&amp;ri</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>No approved report has these words.</source>
        <translation>Tidak ada laporan yang disahkan dengan kata itu.</translation>
    </message>
    <message>
        <source>No report was approved yet. A supervisor approves one with its papers ({key:report.paper}, {key:papers.approve}).</source>
        <translation>Belum ada laporan yang disahkan. Supervisor mengesahkannya di halaman kertas ({key:report.paper}, {key:papers.approve}).</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Period, counter, or who approved ({key:approved.find})</source>
        <translation>Periode, loket, atau yang mengesahkan ({key:approved.find})</translation>
    </message>
    <message>
        <source>Save for Excel… ({key:approved.workbook})</source>
        <translation>Simpan untuk Excel… ({key:approved.workbook})</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Tersimpan: {}</translation>
    </message>
    <message>
        <source>Show and print ({key:approved.show})</source>
        <translation>Tampilkan dan cetak ({key:approved.show})</translation>
    </message>
</context>
<context>
    <name>ApprovedTable</name>
    <message>
        <source>Approved</source>
        <translation>Disahkan</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
</context>
<context>
    <name>AssigneeLine</name>
    <message>
        <source>, away until {last}, substitute {name}</source>
        <translation>, tidak hadir sampai {last}, pengganti {name}</translation>
    </message>
    <message>
        <source>, away until {}</source>
        <translation>, tidak hadir sampai {}</translation>
    </message>
    <message>
        <source>, away until {}, no substitute</source>
        <translation>, tidak hadir sampai {}, tanpa pengganti</translation>
    </message>
    <message>
        <source>, the next step is done by others</source>
        <translation>, langkah berikutnya tugas peran lain</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Pilih nama</translation>
    </message>
    <message>
        <source>Choose whose work it is from now on.</source>
        <translation>Pilih siapa yang menanganinya mulai sekarang.</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>Hand it over...</source>
        <translation>Serahkan…</translation>
    </message>
    <message>
        <source>Handed over to {}.</source>
        <translation>Diserahkan kepada {}.</translation>
    </message>
    <message>
        <source>Handled by nobody yet</source>
        <translation>Belum ada yang menangani</translation>
    </message>
    <message>
        <source>Handled by the {}</source>
        <translation>Ditangani {}</translation>
    </message>
    <message>
        <source>Handled by you</source>
        <translation>Ditangani oleh Anda</translation>
    </message>
    <message>
        <source>Handled by {}</source>
        <translation>Ditangani oleh {}</translation>
    </message>
    <message>
        <source>It waits for all of the role again.</source>
        <translation>Menunggu semua petugas perannya lagi.</translation>
    </message>
    <message>
        <source>Nobody: it waits for all of the role again</source>
        <translation>Tidak ada: kembali menunggu semua petugas perannya</translation>
    </message>
    <message>
        <source>Take it on</source>
        <translation>Tangani</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>This complaint is your work now.</source>
        <translation>Pengaduan ini sekarang Anda tangani.</translation>
    </message>
    <message>
        <source>Whose work is it from now on, and what do they have to know?</source>
        <translation>Siapa yang menangani selanjutnya, dan apa yang perlu diketahuinya?</translation>
    </message>
    <message>
        <source>Whose work it is from now on</source>
        <translation>Yang menangani selanjutnya</translation>
    </message>
</context>
<context>
    <name>AttachedList</name>
    <message>
        <source>Hidden: {key:attached.show}, and why</source>
        <translation>Terkunci: {key:attached.show}, lalu alasannya</translation>
    </message>
    <message>
        <source>Not at this desk yet</source>
        <translation>Belum ada di meja ini</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Ditarik</translation>
    </message>
    <message>
        <source>Taken back: {why}</source>
        <translation>Ditarik: {why}</translation>
    </message>
    <message>
        <source>The file is here now. {key:attached.show} shows it.</source>
        <translation>Berkasnya sudah ada di sini. {key:attached.show} memperlihatkannya.</translation>
    </message>
    <message>
        <source>{pages} pages, {size} MB</source>
        <translation>{pages} halaman, {size} MB</translation>
    </message>
</context>
<context>
    <name>AttachedPage</name>
    <message>
        <source>Attach ({key:attached.attach})</source>
        <translation>Lampirkan ({key:attached.attach})</translation>
    </message>
    <message>
        <source>Attach files ({key:attached.add})</source>
        <translation>Tambah lampiran ({key:attached.add})</translation>
    </message>
    <message numerus="yes">
        <source>Attached and written in the story: %n file(s).</source>
        <translation>
            <numerusform>Dilampirkan dan dicatat di riwayat: %n berkas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Attachments of {number}</source>
        <translation>Lampiran {number}</translation>
    </message>
    <message>
        <source>Back ({key:attached.back})</source>
        <translation>Kembali ({key:attached.back})</translation>
    </message>
    <message>
        <source>Dropped image</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Nothing is attached to this complaint yet.</source>
        <translation>Pengaduan ini belum mempunyai lampiran.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Print ({key:attached.print})</source>
        <translation>Cetak ({key:attached.print})</translation>
    </message>
    <message>
        <source>Save a copy ({key:attached.save})</source>
        <translation>Simpan salinan ({key:attached.save})</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>Take back ({key:attached.withdraw})</source>
        <translation>Tarik ({key:attached.withdraw})</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>This may show who complained. Why is it looked at? The reason and your name are written down.</source>
        <translation>Ini dapat menunjukkan siapa pengadunya. Mengapa dilihat? Alasan dan nama Anda dicatat.</translation>
    </message>
    <message>
        <source>Why is it taken back? It stays readable: what was written stays written.</source>
        <translation>Mengapa ditarik? Isinya tetap dapat dibaca: yang tertulis tetap tertulis.</translation>
    </message>
</context>
<context>
    <name>AttachedPapers</name>
    <message>
        <source>Reading the pages for the printer…</source>
        <translation>Menyiapkan halaman untuk printer…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
</context>
<context>
    <name>AttachedStrip</name>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>Page of the attachment</source>
        <translation>Halaman lampiran</translation>
    </message>
    <message>
        <source>Reading the page…</source>
        <translation>Membaca halaman…</translation>
    </message>
</context>
<context>
    <name>AttachmentsPanel</name>
    <message>
        <source>%n page(s)</source>
        <translation>%n halaman</translation>
    </message>
    <message>
        <source>Add file ({key:attachment.add})</source>
        <translation>Tambah berkas ({key:attachment.add})</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
    <message numerus="yes">
        <source>From the copier: %n ({key:attachment.take_scan})</source>
        <translation>
            <numerusform>Dari mesin fotokopi: %n ({key:attachment.take_scan})</numerusform>
        </translation>
    </message>
    <message>
        <source>Join with the next ({key:attachment.join})</source>
        <translation>Gabung dengan berikutnya ({key:attachment.join})</translation>
    </message>
    <message>
        <source>Larger  (+)</source>
        <translation>Perbesar  (+)</translation>
    </message>
    <message>
        <source>Next page  (PgDn)</source>
        <translation>Halaman berikut  (PgDn)</translation>
    </message>
    <message>
        <source>Nothing is attached. Drop files here, paste them ({key:attachment.paste}), add them ({key:attachment.add}) or scan them ({key:attachment.scan}).</source>
        <translation>Belum ada lampiran. Seret berkas ke sini, tempel ({key:attachment.paste}), tambahkan ({key:attachment.add}) atau pindai ({key:attachment.scan}).</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Paste ({key:attachment.paste})</source>
        <translation>Tempel ({key:attachment.paste})</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>Gambar tempelan</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Pindaian</translation>
    </message>
    <message>
        <source>Scan ({key:attachment.scan})</source>
        <translation>Pindai ({key:attachment.scan})</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Memindai…</translation>
    </message>
    <message>
        <source>Smaller  (-)</source>
        <translation>Perkecil  (-)</translation>
    </message>
    <message>
        <source>Split before this page ({key:attachment.split})</source>
        <translation>Pisah sebelum halaman ini ({key:attachment.split})</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Take out ({key:attachment.remove})</source>
        <translation>Keluarkan ({key:attachment.remove})</translation>
    </message>
    <message>
        <source>Take page out ({key:attachment.remove})</source>
        <translation>Keluarkan halaman ({key:attachment.remove})</translation>
    </message>
    <message>
        <source>There is neither a file nor an image on the clipboard.</source>
        <translation>Papan klip tidak berisi berkas atau gambar.</translation>
    </message>
    <message>
        <source>Turn (Ctrl+→)</source>
        <translation>Putar (Ctrl+→)</translation>
    </message>
    <message>
        <source>Turn page (Ctrl+→)</source>
        <translation>Putar halaman (Ctrl+→)</translation>
    </message>
    <message>
        <source>View ({key:attachment.view})</source>
        <translation>Lihat ({key:attachment.view})</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Tambah folder…</translation>
    </message>
    <message>
        <source>A copy is made every half hour in which something was written, at the closing of the day, and when a place comes back. Each is read back and verified. Kept: all of 24 hours, one a day for 30 days, one a month for a year.</source>
        <translation>Salinan dibuat setiap setengah jam bila ada catatan baru. Juga saat hari ditutup, dan saat tempatnya terpasang lagi. Setiap salinan dibaca kembali dan diperiksa. Yang disimpan: semua dari 24 jam, satu sehari selama 30 hari, satu sebulan selama setahun.</translation>
    </message>
    <message>
        <source>A doubted copy stands in {path}.</source>
        <translation>Salinan yang diragukan ada di {path}.</translation>
    </message>
    <message>
        <source>A folder on another disk, a network share, or a stick: each is known again by itself.</source>
        <translation>Folder di disk lain, folder jaringan, atau flashdisk: masing-masing dikenali lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>A place for copies</source>
        <translation>Tempat untuk cadangan</translation>
    </message>
    <message>
        <source>A whole copy stands in {path}.</source>
        <translation>Salinan yang utuh ada di {path}.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Cancel ({key:backup.stop})</source>
        <translation>Batal ({key:backup.stop})</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Terpasang</translation>
    </message>
    <message>
        <source>Copy now ({key:backup.copy})</source>
        <translation>Cadangkan sekarang ({key:backup.copy})</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Tidak menjawab</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>It is on the same disk as the register, and lost with that disk: add a folder on another disk, a stick or the network.</source>
        <translation>Salinan itu di disk yang sama dengan register, dan ikut hilang bersamanya. Tambahkan folder di disk lain, flashdisk, atau jaringan.</translation>
    </message>
    <message>
        <source>Last trial {at}: the copy could not be restored ({detail}).</source>
        <translation>Uji pulih terakhir {at}: salinan tidak dapat dipulihkan ({detail}).</translation>
    </message>
    <message>
        <source>Last trial {at}: {entries} entries restored and whole.</source>
        <translation>Uji pulih terakhir {at}: {entries} catatan pulih dan utuh.</translation>
    </message>
    <message>
        <source>Looking into the places of copies…</source>
        <translation>Memeriksa tempat cadangan…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Memeriksa…</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Newest copies</source>
        <translation>Salinan terbaru</translation>
    </message>
    <message>
        <source>Newest copy</source>
        <translation>Salinan terbaru</translation>
    </message>
    <message>
        <source>No copy yet. If this computer is lost, the register is lost.</source>
        <translation>Belum ada cadangan. Bila komputer ini hilang, register hilang.</translation>
    </message>
    <message>
        <source>No place for copies yet: add a folder that is not on this computer&apos;s disk.</source>
        <translation>Belum ada tempat cadangan: tambahkan folder yang tidak di disk komputer ini.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Tidak terpasang</translation>
    </message>
    <message>
        <source>Once a month the newest copy is restored by itself into a folder of its own, as a trial.</source>
        <translation>Sebulan sekali salinan terbaru dipulihkan sendiri ke folder tersendiri, sebagai uji.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Hapus tempat</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Pulihkan dari berkas…</translation>
    </message>
    <message>
        <source>Restore this one…</source>
        <translation>Pulihkan yang ini…</translation>
    </message>
    <message>
        <source>Same disk as the register</source>
        <translation>Satu disk dengan register</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Simpan salinan…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>The copies are whole.</source>
        <translation>Cadangan utuh.</translation>
    </message>
    <message>
        <source>The history of this register is in doubt: copies of it are kept, but none of them counts as whole until a supervisor has put a whole one back, or accepted what stands there.</source>
        <translation>Riwayat register ini diragukan. Salinannya disimpan, tetapi belum dihitung utuh. Supervisor memulihkan dahulu salinan yang utuh, atau menerima riwayat yang ada.</translation>
    </message>
    <message>
        <source>The newest whole copy is of {at}.</source>
        <translation>Salinan utuh terbaru: {at}.</translation>
    </message>
    <message>
        <source>The recovery paper is not made yet ({page:recovery}): until it is, these copies open on this computer only, and nobody can read them once it is lost.</source>
        <translation>Kertas kunci pemulihan belum dibuat ({page:recovery}). Sampai itu dibuat, salinan ini hanya dapat dibuka di komputer ini. Bila komputer ini hilang, tidak ada yang dapat membacanya.</translation>
    </message>
    <message>
        <source>This folder is a place already.</source>
        <translation>Folder ini sudah menjadi tempat cadangan.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Where to save a copy</source>
        <translation>Tempat menyimpan salinan</translation>
    </message>
    <message>
        <source>doubted</source>
        <translation>diragukan</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>utuh</translation>
    </message>
</context>
<context>
    <name>BackupStatusLight</name>
    <message>
        <source>A copy on the register&apos;s own disk is lost with that disk.</source>
        <translation>Salinan di disk register sendiri ikut hilang bersama disk itu.</translation>
    </message>
    <message>
        <source>Copies of the register ({key:window.menu})</source>
        <translation>Cadangan register ({key:window.menu})</translation>
    </message>
    <message>
        <source>Copies: looking…</source>
        <translation>Cadangan: memeriksa…</translation>
    </message>
    <message>
        <source>Copy doubted, none is whole</source>
        <translation>Cadangan diragukan, tidak ada yang utuh</translation>
    </message>
    <message>
        <source>Copy of {at}</source>
        <translation>Cadangan {at}</translation>
    </message>
    <message>
        <source>Copy of {at}, a place does not answer</source>
        <translation>Cadangan {at}, suatu tempat tidak menjawab</translation>
    </message>
    <message>
        <source>Copy of {at}, on the same disk</source>
        <translation>Cadangan {at}, di disk yang sama</translation>
    </message>
    <message>
        <source>Copy of {at}, the last one failed</source>
        <translation>Cadangan {at}, yang terakhir gagal</translation>
    </message>
    <message>
        <source>Copy whole {at}</source>
        <translation>Cadangan utuh {at}</translation>
    </message>
    <message>
        <source>Copy whole {at}, the one after it is doubted</source>
        <translation>Cadangan utuh {at}, yang sesudahnya diragukan</translation>
    </message>
    <message>
        <source>If this computer is lost, the register is lost.</source>
        <translation>Bila komputer ini hilang, register hilang.</translation>
    </message>
    <message>
        <source>No copy yet</source>
        <translation>Belum ada cadangan</translation>
    </message>
    <message>
        <source>The history of the register is in doubt; what is copied now does not count as whole.</source>
        <translation>Riwayat register diragukan; salinan yang dibuat sekarang tidak dihitung utuh.</translation>
    </message>
    <message>
        <source>The newest copy is older than a day of work.</source>
        <translation>Cadangan terbaru lebih lama daripada satu hari kerja.</translation>
    </message>
</context>
<context>
    <name>BoundedText</name>
    <message>
        <source>That has {length} characters; {most} fit. Nothing was pasted.</source>
        <translation>Teks itu {length} huruf; paling banyak {most}. Tidak ada yang ditempel.</translation>
    </message>
</context>
<context>
    <name>BoxPage</name>
    <message>
        <source>A void sheet has no number. Mark another one.</source>
        <translation>Lembar batal tidak bernomor. Tandai lembar lain.</translation>
    </message>
    <message>
        <source>Answers for the board ({key:box.board})</source>
        <translation>Jawaban untuk papan ({key:box.board})</translation>
    </message>
    <message>
        <source>Attach its scan ({key:box.scan})</source>
        <translation>Lampirkan pindaiannya ({key:box.scan})</translation>
    </message>
    <message>
        <source>Begin ({key:box.record})</source>
        <translation>Mulai ({key:box.record})</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Kotak</translation>
    </message>
    <message>
        <source>Box, key, witnesses, time</source>
        <translation>Kotak, kunci, saksi, waktu</translation>
    </message>
    <message>
        <source>Close the box ({key:box.record})</source>
        <translation>Tutup kotak ({key:box.record})</translation>
    </message>
    <message>
        <source>Closing of the suggestion box</source>
        <translation>Penutupan kotak saran</translation>
    </message>
    <message>
        <source>Count the sheets first, before two witnesses</source>
        <translation>Hitung dahulu lembarnya, di depan dua saksi</translation>
    </message>
    <message>
        <source>Keep as the office&apos;s box ({key:box.set_box})</source>
        <translation>Simpan sebagai kotak kantor ({key:box.set_box})</translation>
    </message>
    <message>
        <source>Kept: every opening begins with this box and its key holder.</source>
        <translation>Tersimpan: setiap pembukaan dimulai dengan kotak dan pemegang kunci ini.</translation>
    </message>
    <message>
        <source>Key holder</source>
        <translation>Pemegang kunci</translation>
    </message>
    <message>
        <source>Key holder afterwards</source>
        <translation>Pemegang kunci sesudahnya</translation>
    </message>
    <message>
        <source>Key, number, note</source>
        <translation>Kunci, nomor, catatan</translation>
    </message>
    <message>
        <source>Lock or seal after</source>
        <translation>Gembok/segel sesudah ditutup</translation>
    </message>
    <message>
        <source>Lock or seal before</source>
        <translation>Gembok/segel sebelum dibuka</translation>
    </message>
    <message>
        <source>Minutes ({key:box.minutes})</source>
        <translation>Berita acara ({key:box.minutes})</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Name (empty: anonymous)</source>
        <translation>Nama (kosong: anonim)</translation>
    </message>
    <message>
        <source>Name confidential</source>
        <translation>Nama dirahasiakan</translation>
    </message>
    <message>
        <source>Note (if other sheets were found than at first)</source>
        <translation>Catatan (bila jumlah lembar berubah)</translation>
    </message>
    <message>
        <source>Number of the minutes</source>
        <translation>Nomor berita acara</translation>
    </message>
    <message>
        <source>Opened by (all names)</source>
        <translation>Dibuka oleh (semua nama)</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>Tanggal dibuka</translation>
    </message>
    <message>
        <source>Opened. Sheets found: {}</source>
        <translation>Kotak dibuka. Lembar ditemukan: {}</translation>
    </message>
    <message>
        <source>Opening of the suggestion box</source>
        <translation>Pembukaan kotak saran</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>Pembukaan</translation>
    </message>
    <message>
        <source>Phrases: {key:box.choose_phrase}</source>
        <translation>Frasa: {key:box.choose_phrase}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Letak</translation>
    </message>
    <message>
        <source>Record sheet ({key:box.record})</source>
        <translation>Catat lembar ({key:box.record})</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Sheet {at} of {of}</source>
        <translation>Lembar {at} dari {of}</translation>
    </message>
    <message>
        <source>Sheet {sheet}: {number}</source>
        <translation>Lembar {sheet}: {number}</translation>
    </message>
    <message>
        <source>Sheet {} is void.</source>
        <translation>Lembar {} batal.</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>Sheets found</source>
        <translation>Lembar ditemukan</translation>
    </message>
    <message>
        <source>Sheets so far</source>
        <translation>Lembar sejauh ini</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>This opening is not closed yet; its minutes come then.</source>
        <translation>Pembukaan ini belum ditutup; berita acaranya dibuat sesudah itu.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>To be opened by {}</source>
        <translation>Dibuka lagi paling lambat {}</translation>
    </message>
    <message>
        <source>To the closing ({key:box.to_closing})</source>
        <translation>Ke penutupan ({key:box.to_closing})</translation>
    </message>
    <message>
        <source>Void sheet</source>
        <translation>Batalkan lembar</translation>
    </message>
    <message>
        <source>Void sheet ({key:box.void})</source>
        <translation>Lembar batal ({key:box.void})</translation>
    </message>
    <message>
        <source>What stands on the sheet</source>
        <translation>Isi lembar</translation>
    </message>
    <message>
        <source>Why is sheet {} void? It stands in the minutes.</source>
        <translation>Mengapa lembar {} batal? Alasannya tertulis dalam berita acara.</translation>
    </message>
    <message>
        <source>Witness 1</source>
        <translation>Saksi 1</translation>
    </message>
    <message>
        <source>Witness 2</source>
        <translation>Saksi 2</translation>
    </message>
    <message>
        <source>{} sheet(s)</source>
        <translation>{} lembar</translation>
    </message>
</context>
<context>
    <name>BusyPage</name>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>The lists are being made anew from the journal. This may take some minutes; please wait.</source>
        <translation>Daftar sedang disusun ulang dari jurnal. Mungkin perlu beberapa menit; mohon tunggu.</translation>
    </message>
    <message>
        <source>The sample complaints are being recorded: some seconds, at the first start only.</source>
        <translation>Pengaduan contoh sedang dicatat: beberapa detik, hanya pada pembukaan pertama.</translation>
    </message>
</context>
<context>
    <name>CalendarLine</name>
    <message>
        <source>The holidays of {} are not entered yet. Due dates there are provisional.</source>
        <translation>Hari libur {} belum dimasukkan. Batas waktu pada tahun itu sementara.</translation>
    </message>
    <message>
        <source>The holidays of {} are only assumed: no decree was seen. Due dates there are provisional.</source>
        <translation>Hari libur {} baru perkiraan: keputusannya belum diketahui. Batas waktu pada tahun itu sementara.</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>A calendar as CSV</source>
        <translation>Kalender sebagai CSV</translation>
    </message>
    <message>
        <source>Accept ({key:calendar.accept})</source>
        <translation>Setujui ({key:calendar.accept})</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>Tambah hari</translation>
    </message>
    <message>
        <source>Compared with the decree written above: the list of the year is whole</source>
        <translation>Sudah dicocokkan dengan keputusan yang ditulis di atas: daftar tahun ini lengkap</translation>
    </message>
    <message>
        <source>Count again ({key:calendar.accept})</source>
        <translation>Hitung ulang ({key:calendar.accept})</translation>
    </message>
    <message>
        <source>Counted again; each complaint&apos;s story says from when to when.</source>
        <translation>Sudah dihitung ulang; riwayat setiap pengaduan menyebut dari tanggal mana ke mana.</translation>
    </message>
    <message>
        <source>Counted by an older calendar:</source>
        <translation>Dihitung menurut kalender lama:</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Dates that move</source>
        <translation>Tanggal yang bergeser</translation>
    </message>
    <message>
        <source>Days off and replacement days</source>
        <translation>Hari libur dan hari kerja pengganti</translation>
    </message>
    <message>
        <source>Days to be entered</source>
        <translation>Hari yang akan dimasukkan</translation>
    </message>
    <message>
        <source>Decree or letter</source>
        <translation>Keputusan atau surat</translation>
    </message>
    <message>
        <source>Empty the list</source>
        <translation>Kosongkan daftar</translation>
    </message>
    <message>
        <source>Entered. Every date that moved is written down with its complaint.</source>
        <translation>Sudah dimasukkan. Setiap tanggal yang bergeser dicatat pada pengaduannya.</translation>
    </message>
    <message>
        <source>Entering, with each complaint whose date moves…</source>
        <translation>Memasukkan, bersama setiap pengaduan yang batasnya bergeser…</translation>
    </message>
    <message>
        <source>Every day that is known of {} rests on a decree already.</source>
        <translation>Semua hari libur {} yang diketahui sudah berdasar keputusan.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Line {line}: {problem}</source>
        <translation>Baris {line}: {problem}</translation>
    </message>
    <message>
        <source>Look at the dates that move, then accept ({key:calendar.accept}).</source>
        <translation>Lihat dahulu tanggal yang bergeser, lalu setujui ({key:calendar.accept}).</translation>
    </message>
    <message>
        <source>Looking which open complaints get another date…</source>
        <translation>Melihat pengaduan terbuka yang batasnya bergeser…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Nothing is to be entered.</source>
        <translation>Tidak ada hari yang akan dimasukkan.</translation>
    </message>
    <message>
        <source>Office calendar</source>
        <translation>Kalender kerja</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Buka berkas…</translation>
    </message>
    <message>
        <source>Or paste CSV: tanggal,jenis,nama,dasar</source>
        <translation>Atau tempel CSV: tanggal,jenis,nama,dasar</translation>
    </message>
    <message>
        <source>Paste or open a list</source>
        <translation>Tempel atau buka daftar</translation>
    </message>
    <message>
        <source>Propose this year</source>
        <translation>Usulkan tahun ini</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>Masukkan ke daftar</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Baca</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>To be entered: unmark what is not accepted</source>
        <translation>Yang akan dimasukkan: hapus tanda pada hari yang tidak disetujui</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
</context>
<context>
    <name>CauseTable</name>
    <message>
        <source>After the approval</source>
        <translation>Sesudah pengesahan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
</context>
<context>
    <name>CentrePage</name>
    <message numerus="yes">
        <source>%n complaint(s) to be checked: two desks went on without knowing of each other.</source>
        <translation>
            <numerusform>%n pengaduan perlu diperiksa: dua meja melanjutkannya tanpa saling tahu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n catatan</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock difference</source>
        <translation>Selisih jam</translation>
    </message>
    <message>
        <source>Connection… ({key:centre.connection})</source>
        <translation>Sambungan… ({key:centre.connection})</translation>
    </message>
    <message>
        <source>Erase it for good</source>
        <translation>Hapus untuk seterusnya</translation>
    </message>
    <message>
        <source>Erase it here, too…</source>
        <translation>Hapus juga di sini…</translation>
    </message>
    <message>
        <source>Exchange now ({key:centre.exchange})</source>
        <translation>Sinkronkan sekarang ({key:centre.exchange})</translation>
    </message>
    <message>
        <source>Give this one “bis”…</source>
        <translation>Beri yang ini “bis”…</translation>
    </message>
    <message>
        <source>How was it made sure that the clock is right? Numbers follow its year.</source>
        <translation>Bagaimana dipastikan bahwa jam itu benar? Nomor mengikuti tahunnya.</translation>
    </message>
    <message>
        <source>Keep the words</source>
        <translation>Pertahankan isinya</translation>
    </message>
    <message>
        <source>Last complete exchange</source>
        <translation>Sinkronisasi lengkap terakhir</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Sinkronisasi terakhir</translation>
    </message>
    <message>
        <source>Let them count again</source>
        <translation>Berlakukan lagi</translation>
    </message>
    <message>
        <source>Number on here…</source>
        <translation>Lanjutkan nomor di sini…</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Baca</translation>
    </message>
    <message>
        <source>Say the last number…</source>
        <translation>Sebutkan nomor terakhir…</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>Pusat</translation>
    </message>
    <message>
        <source>The centre set entries of counter {series} aside ({officer}, {entries}). They count here no more, and stay on this computer. Ask the office whether it did that. If it did, their words go from here.</source>
        <translation>Pusat menyisihkan catatan loket {series} ({officer}, {entries}). Di sini catatan itu tidak berlaku lagi, dan tetap ada di komputer ini. Tanyakan kepada kantor apakah kantor yang melakukannya. Bila benar, isinya dihapus dari sini.</translation>
    </message>
    <message>
        <source>The clock is right…</source>
        <translation>Jam sudah benar…</translation>
    </message>
    <message>
        <source>The office did that</source>
        <translation>Kantor yang melakukannya</translation>
    </message>
    <message>
        <source>This computer&apos;s key</source>
        <translation>Kunci komputer ini</translation>
    </message>
    <message>
        <source>This desk at the centre</source>
        <translation>Meja ini di pusat</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>Perlu dilihat</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Menunggu di sini</translation>
    </message>
    <message>
        <source>What was mended</source>
        <translation>Yang sudah dipulihkan</translation>
    </message>
    <message>
        <source>Why does this one get “bis”? Write it on the paper that was handed out, too.</source>
        <translation>Mengapa yang ini diberi “bis”? Tulis juga pada resi yang sudah diserahkan.</translation>
    </message>
    <message>
        <source>Why is this the register that counts on? No other copy may be used any more.</source>
        <translation>Mengapa register ini yang melanjutkan nomor? Salinan lain tidak boleh dipakai lagi.</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Sudah dicatat.</translation>
    </message>
    <message>
        <source>never yet</source>
        <translation>belum pernah</translation>
    </message>
    <message>
        <source>{name}: the centre says that its words were erased by law. Decided by {officer} and {second}, {at}: {ground}. They are hidden, and stay on this computer until a supervisor confirms it.</source>
        <translation>{name}: pusat menyatakan isinya dihapus menurut hukum. Diputuskan {officer} dan {second}, {at}: {ground}. Isinya disembunyikan, dan tetap ada di komputer ini sampai supervisor membenarkannya.</translation>
    </message>
    <message>
        <source>{number} stands on two papers: check code {code}, recorded {at} by {officer}.</source>
        <translation>{number} ada pada dua resi: kode cek {code}, dicatat {at} oleh {officer}.</translation>
    </message>
</context>
<context>
    <name>CentreStatusLight</name>
    <message>
        <source>What is exchanged with the centre ({key:window.menu})</source>
        <translation>Sinkronisasi dengan pusat ({key:window.menu})</translation>
    </message>
</context>
<context>
    <name>ChangeMarks</name>
    <message>
        <source>changed</source>
        <translation>diubah</translation>
    </message>
</context>
<context>
    <name>ChoicesPanel</name>
    <message>
        <source>Add &amp;line</source>
        <translation>Tambah &amp;baris</translation>
    </message>
    <message>
        <source>Count apart</source>
        <translation>Hitung terpisah</translation>
    </message>
    <message>
        <source>Count as this</source>
        <translation>Hitung sebagai ini</translation>
    </message>
    <message>
        <source>Counted with it</source>
        <translation>Ikut terhitung</translation>
    </message>
    <message>
        <source>Find a line of the list</source>
        <translation>Cari baris daftar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Baris daftar</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Baris baru</translation>
    </message>
    <message numerus="yes">
        <source>Only typed, %n time(s), last {}</source>
        <translation>
            <numerusform>Hanya diketik, %n kali, terakhir {}</numerusform>
        </translation>
    </message>
    <message>
        <source>Or it is the same as</source>
        <translation>Atau sama dengan</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Berhenti memakai</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Tidak dipakai</translation>
    </message>
    <message>
        <source>Save line ({key:lists.save})</source>
        <translation>Simpan baris ({key:lists.save})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Type to find a line</source>
        <translation>Ketik untuk mencari baris</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Pakai lagi</translation>
    </message>
</context>
<context>
    <name>ComplaintActions</name>
    <message>
        <source>Amend</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Cancel complaint</source>
        <translation>Batalkan pengaduan</translation>
    </message>
    <message>
        <source>Complainants</source>
        <translation>Pengadu</translation>
    </message>
    <message>
        <source>Correct the last step</source>
        <translation>Koreksi langkah terakhir</translation>
    </message>
    <message>
        <source>Extend the time of the answer</source>
        <translation>Perpanjang batas tanggapan</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitas</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>No step was taken yet.</source>
        <translation>Belum ada langkah.</translation>
    </message>
    <message>
        <source>Nothing about this complainant is hidden.</source>
        <translation>Tidak ada yang disembunyikan dari pengadu ini.</translation>
    </message>
    <message>
        <source>Other actions ({})</source>
        <translation>Tindakan lain ({})</translation>
    </message>
    <message>
        <source>Resi</source>
        <translation>Resi</translation>
    </message>
    <message>
        <source>SP4N-LAPOR!</source>
        <translation>SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Tulis catatan</translation>
    </message>
</context>
<context>
    <name>ComplaintHead</name>
    <message>
        <source> (provisional)</source>
        <translation> (sementara)</translation>
    </message>
    <message>
        <source>Accepted by {}.</source>
        <translation>Diterima oleh {}.</translation>
    </message>
    <message>
        <source>Answer due {}</source>
        <translation>Batas tanggapan {}</translation>
    </message>
    <message>
        <source>Answered {}</source>
        <translation>Ditanggapi {}</translation>
    </message>
    <message>
        <source>CANCELLED. The number stays in the register; the reason stands below.</source>
        <translation>DIBATALKAN. Nomor tetap tercatat di register; alasannya ada di bawah.</translation>
    </message>
    <message>
        <source>Closed without an answer, {} working day(s) late</source>
        <translation>Ditutup tanpa tanggapan, terlambat {} hari kerja</translation>
    </message>
    <message>
        <source>Filed late: the last day was {}.</source>
        <translation>Lewat 30 hari: hari terakhir {}.</translation>
    </message>
    <message>
        <source>Papers missing: {}</source>
        <translation>Berkas belum lengkap: {}</translation>
    </message>
    <message>
        <source>Refused by {}.</source>
        <translation>Ditolak oleh {}.</translation>
    </message>
    <message>
        <source>Target of cycle {no}: {day}</source>
        <translation>Target siklus {no}: {day}</translation>
    </message>
    <message>
        <source>The supervisor decides by reviewing it.</source>
        <translation>Menunggu keputusan Kepala Bidang, dengan menelaahnya.</translation>
    </message>
    <message>
        <source>To be checked: two desks</source>
        <translation>Perlu diperiksa: dua komputer</translation>
    </message>
    <message>
        <source>Two desks changed this without knowing of each other: {}. The later writing is shown, both stand in the story; amending it, or the next step, settles it.</source>
        <translation>Dua komputer mengubah ini tanpa saling tahu: {}. Yang tampil adalah yang belakangan, keduanya ada di riwayat; mengubahnya lagi, atau langkah berikutnya, menyelesaikannya.</translation>
    </message>
    <message>
        <source>amended {} time(s)</source>
        <translation>diubah {} kali</translation>
    </message>
    <message>
        <source>check code {}</source>
        <translation>kode cek {}</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>jatuh tempo hari ini</translation>
    </message>
    <message>
        <source>extended to {}</source>
        <translation>diperpanjang sampai {}</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>tepat waktu</translation>
    </message>
    <message>
        <source>late</source>
        <translation>terlambat</translation>
    </message>
    <message>
        <source>recorded {day}, {time} by {officer}, {counter}</source>
        <translation>dicatat {day}, {time} oleh {officer}, {counter}</translation>
    </message>
    <message>
        <source>{channel}, received {day}</source>
        <translation>{channel}, diterima {day}</translation>
    </message>
    <message>
        <source>{} working day(s) late</source>
        <translation>terlambat {} hari kerja</translation>
    </message>
    <message>
        <source>{} working day(s) left</source>
        <translation>sisa {} hari kerja</translation>
    </message>
</context>
<context>
    <name>ComplaintPage</name>
    <message>
        <source>Cancel the complaint</source>
        <translation>Batalkan pengaduan</translation>
    </message>
    <message>
        <source>Cancelled. The number stays in the register.</source>
        <translation>Dibatalkan. Nomor tetap tercatat di register.</translation>
    </message>
    <message>
        <source>Correct the step</source>
        <translation>Koreksi langkah</translation>
    </message>
    <message>
        <source>Corrected. The complaint stands as it stood before that step.</source>
        <translation>Dikoreksi. Pengaduan kembali ke keadaan sebelum langkah itu.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>How the time is counted</source>
        <translation>Cara menghitung batas waktu</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>Story, the newest above</source>
        <translation>Riwayat, terbaru di atas</translation>
    </message>
    <message>
        <source>The complaint and its story</source>
        <translation>Pengaduan dan riwayatnya</translation>
    </message>
    <message>
        <source>The identity is shown until you leave this page.</source>
        <translation>Identitas tampil sampai Anda meninggalkan halaman ini.</translation>
    </message>
    <message>
        <source>The note stands in the story.</source>
        <translation>Catatan tersimpan di riwayat.</translation>
    </message>
    <message>
        <source>What shall all who work on this complaint know? The note stays in its story.</source>
        <translation>Apa yang perlu diketahui semua yang menangani pengaduan ini? Catatan tetap ada di riwayat.</translation>
    </message>
    <message>
        <source>Why is it cancelled? The number stays in the register and is not used again.</source>
        <translation>Mengapa dibatalkan? Nomor tetap tercatat di register dan tidak dipakai lagi.</translation>
    </message>
    <message>
        <source>Why is the identity looked at? The reason and your name are written down.</source>
        <translation>Mengapa identitas dilihat? Alasan dan nama Anda dicatat.</translation>
    </message>
    <message>
        <source>Why is the last step corrected? It stays readable, and counts for nothing.</source>
        <translation>Mengapa langkah terakhir dikoreksi? Langkah itu tetap terbaca, tetapi tidak dihitung.</translation>
    </message>
    <message>
        <source>Why is the resi printed again? The paper says SALINAN.</source>
        <translation>Mengapa resi dicetak lagi? Resi akan bertulisan SALINAN.</translation>
    </message>
    <message>
        <source>With every letter as it was written, as an ima&amp;ge</source>
        <translation>Dengan setiap huruf seperti ditulis, sebagai &amp;gambar</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>Tulis catatan</translation>
    </message>
</context>
<context>
    <name>ComplaintText</name>
    <message numerus="yes">
        <source>%n attached</source>
        <translation>
            <numerusform>%n lampiran</numerusform>
        </translation>
    </message>
    <message>
        <source>Complainant ({})</source>
        <translation>Pengadu ({})</translation>
    </message>
    <message>
        <source>Papers and files ({})</source>
        <translation>Berkas ({})</translation>
    </message>
</context>
<context>
    <name>Completing</name>
    <message>
        <source>Type part of a word</source>
        <translation>Ketik sebagian kata</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Address of the centre</source>
        <translation>&amp;Alamat pusat</translation>
    </message>
    <message>
        <source>&amp;Name of this computer at the centre</source>
        <translation>&amp;Nama komputer ini di pusat</translation>
    </message>
    <message>
        <source>&amp;Paste the whole line here</source>
        <translation>&amp;Tempel keterangan sambungan di sini</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Sandi</translation>
    </message>
    <message>
        <source>&amp;This desk gives numbers: it is a counter</source>
        <translation>&amp;Meja ini memberi nomor: ini loket</translation>
    </message>
    <message>
        <source>A desk of the handling team or the supervisor has no series of its own: it reads and handles the complaints of every counter.</source>
        <translation>Meja tim penanganan atau supervisor tidak punya seri nomor sendiri. Meja itu membaca dan menangani pengaduan semua loket.</translation>
    </message>
    <message>
        <source>Ask the administrator for the line of this computer.</source>
        <translation>Minta baris untuk komputer ini kepada administrator.</translation>
    </message>
    <message>
        <source>Back ({key:connection.back})</source>
        <translation>Kembali ({key:connection.back})</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer)</source>
        <translation>Sertifikat (*.crt *.pem *.cer)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>Connect ({key:connection.connect})</source>
        <translation>Sambungkan ({key:connection.connect})</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Menyambungkan…</translation>
    </message>
    <message>
        <source>Connection to the centre</source>
        <translation>Sambungan ke pusat</translation>
    </message>
    <message>
        <source>Counter code</source>
        <translation>Kode loket</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Putuskan</translation>
    </message>
    <message>
        <source>Join the office</source>
        <translation>Bergabung dengan kantor</translation>
    </message>
    <message>
        <source>Key of the &amp;office, where it has one</source>
        <translation>Kunci kant&amp;or, bila ada</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>Nama meja</translation>
    </message>
    <message>
        <source>Nothing is connected yet: look at the red lines.</source>
        <translation>Belum tersambung: lihat baris merah.</translation>
    </message>
    <message>
        <source>Only a counter gives numbers. Every desk reads and handles all complaints.</source>
        <translation>Hanya loket memberi nomor. Setiap meja membaca dan menangani semua pengaduan.</translation>
    </message>
    <message>
        <source>Paste the line, or type its parts.</source>
        <translation>Tempel barisnya, atau isi satu per satu.</translation>
    </message>
    <message>
        <source>Root &amp;certificate of the centre (a file)</source>
        <translation>Sertifikat aka&amp;r pusat (berkas)</translation>
    </message>
    <message>
        <source>Root certificate of the centre</source>
        <translation>Sertifikat akar pusat</translation>
    </message>
    <message>
        <source>Seconds between two rounds</source>
        <translation>Detik di antara dua sinkronisasi</translation>
    </message>
    <message>
        <source>T&amp;ype its parts</source>
        <translation>Isi satu per sat&amp;u</translation>
    </message>
    <message>
        <source>Test the connection ({key:connection.test})</source>
        <translation>Uji sambungan ({key:connection.test})</translation>
    </message>
    <message>
        <source>The administrator runs “frontoffice centre enrol” once for this computer. Paste the line that it prints, or type its parts.</source>
        <translation>Administrator menjalankan “frontoffice centre enrol” satu kali untuk komputer ini. Tempel yang ditulisnya, atau ketik bagian-bagiannya.</translation>
    </message>
    <message>
        <source>The centre answers and knows this computer. Connect with {key:connection.connect}.</source>
        <translation>Pusat menjawab dan mengenal komputer ini. Sambungkan dengan {key:connection.connect}.</translation>
    </message>
    <message>
        <source>The line is taken over.</source>
        <translation>Baris itu sudah diambil.</translation>
    </message>
    <message>
        <source>The register stays on this computer and works without the network. With the centre, every counter and desk has the same register.</source>
        <translation>Register tetap di komputer ini dan berjalan tanpa jaringan. Dengan pusat, semua loket dan meja memiliki register yang sama.</translation>
    </message>
    <message>
        <source>This computer receives the whole register of your office. Then it works without the network, too.</source>
        <translation>Komputer ini menerima seluruh register kantor Anda. Sesudah itu ia berjalan juga tanpa jaringan.</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Meja ini</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Menguji sambungan…</translation>
    </message>
    <message>
        <source>What the office gave you</source>
        <translation>Yang diberikan kantor</translation>
    </message>
    <message>
        <source>fo_loket_1_3f2a9c</source>
        <translation>fo_loket_1_3f2a9c</translation>
    </message>
    <message>
        <source>kept in this computer&apos;s keyring</source>
        <translation>tersimpan di penyimpan sandi komputer ini</translation>
    </message>
    <message>
        <source>pusat.example.go.id/pengaduan</source>
        <translation>pusat.example.go.id/pengaduan</translation>
    </message>
</context>
<context>
    <name>ConsultationExporter</name>
    <message>
        <source>Where the list goes</source>
        <translation>Tempat menyimpan daftar</translation>
    </message>
</context>
<context>
    <name>ConsultationForm</name>
    <message>
        <source>More ({key:consultation.show_more})</source>
        <translation>Lainnya ({key:consultation.show_more})</translation>
    </message>
</context>
<context>
    <name>ConsultationPage</name>
    <message numerus="yes">
        <source>%n consultation(s)</source>
        <translation>
            <numerusform>%n konsultasi</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Dijawab oleh</translation>
    </message>
    <message>
        <source>Becomes a complaint ({key:consultation.turn})</source>
        <translation>Jadikan pengaduan ({key:consultation.turn})</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Pilih folder</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>Konsultasi</translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>Konsultasi</translation>
    </message>
    <message>
        <source>Name confidential</source>
        <translation>Nama dirahasiakan</translation>
    </message>
    <message>
        <source>Phrases: {key:consultation.choose_phrase}</source>
        <translation>Frasa: {key:consultation.choose_phrase}</translation>
    </message>
    <message>
        <source>Record ({key:consultation.record})</source>
        <translation>Catat ({key:consultation.record})</translation>
    </message>
    <message>
        <source>Recorded, code {}.</source>
        <translation>Tercatat, kode {}.</translation>
    </message>
    <message>
        <source>Save for Excel ({key:consultation.export_xlsx})</source>
        <translation>Simpan untuk Excel ({key:consultation.export_xlsx})</translation>
    </message>
    <message>
        <source>Save the whole list as {}. Reason (needed with confidential names):</source>
        <translation>Simpan seluruh daftar sebagai {}. Alasan (wajib dengan nama yang dirahasiakan):</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Show the name</source>
        <translation>Buka nama</translation>
    </message>
    <message>
        <source>Show the name ({key:consultation.reveal})</source>
        <translation>Buka nama ({key:consultation.reveal})</translation>
    </message>
    <message>
        <source>That was recorded already, code {}. What was changed since is recorded anew with {key:consultation.record}.</source>
        <translation>Itu sudah tercatat, kode {}. Yang diubah sesudahnya dicatat tersendiri dengan {key:consultation.record}.</translation>
    </message>
    <message>
        <source>The list is in {}.</source>
        <translation>Daftar ada di {}.</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>Yang bertanya</translation>
    </message>
    <message>
        <source>Why is the name looked at? It is written down.</source>
        <translation>Mengapa nama dibuka? Alasannya dicatat.</translation>
    </message>
    <message>
        <source>With confidential names</source>
        <translation>Dengan nama yang dirahasiakan</translation>
    </message>
    <message>
        <source>the newest {shown} of {all}</source>
        <translation>{shown} terbaru dari {all}</translation>
    </message>
    <message>
        <source>{key:consultation.export_xlsx} for Excel, {key:consultation.export_csv} as CSV</source>
        <translation>{key:consultation.export_xlsx} untuk Excel, {key:consultation.export_csv} sebagai CSV</translation>
    </message>
</context>
<context>
    <name>ConsultationTable</name>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Dijawab oleh</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>Yang bertanya</translation>
    </message>
</context>
<context>
    <name>Consultations</name>
    <message>
        <source>It became a complaint; {key:consultation.open} opens it.</source>
        <translation>Sudah menjadi pengaduan; {key:consultation.open} membukanya.</translation>
    </message>
    <message>
        <source>no service named</source>
        <translation>tanpa layanan</translation>
    </message>
</context>
<context>
    <name>DayClosingPanel</name>
    <message numerus="yes">
        <source>%n incomplete</source>
        <translation>
            <numerusform>%n belum lengkap</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n baris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) came or changed since.</source>
        <translation>
            <numerusform>%n baris datang atau berubah sesudahnya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not printed</source>
        <translation>
            <numerusform>%n belum tercetak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not reviewed</source>
        <translation>
            <numerusform>%n belum ditelaah</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them since.</source>
        <translation>
            <numerusform>%n di antaranya sesudah halaman ditutup.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close ({key:day.close_page})</source>
        <translation>Tutup ({key:day.close_page})</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>Tutup halaman</translation>
    </message>
    <message>
        <source>Close this page: {}. A note, or nothing:</source>
        <translation>Tutup halaman ini: {}. Catatan, boleh kosong:</translation>
    </message>
    <message>
        <source>Closed {when} by {officer}.</source>
        <translation>Ditutup {when} oleh {officer}.</translation>
    </message>
    <message>
        <source>Counter handed over: {}.</source>
        <translation>Serah terima loket: {}.</translation>
    </message>
    <message>
        <source>Numbered slips that are still open: {}.</source>
        <translation>Slip bernomor yang masih terbuka: {}.</translation>
    </message>
    <message>
        <source>Numbers {first} to {last} are on paper and not in this register.</source>
        <translation>Nomor {first} sampai {last} ada pada resi dan tidak ada dalam register ini.</translation>
    </message>
    <message>
        <source>Numbers {first} to {last} were given, as this computer noted, and are not in this register.</source>
        <translation>Menurut catatan komputer ini, nomor {first} sampai {last} sudah diberikan. Nomor itu tidak ada dalam register ini.</translation>
    </message>
    <message>
        <source>Print ({key:day.print_page})</source>
        <translation>Cetak ({key:day.print_page})</translation>
    </message>
    <message>
        <source>Reports approved: {}.</source>
        <translation>Laporan yang disahkan: {}.</translation>
    </message>
    <message>
        <source>This page is not closed yet.</source>
        <translation>Halaman ini belum ditutup.</translation>
    </message>
    <message>
        <source>{at} {officer} to {coming}</source>
        <translation>{at} {officer} kepada {coming}</translation>
    </message>
</context>
<context>
    <name>DayFilters</name>
    <message>
        <source>%n line(s)</source>
        <translation>%n baris</translation>
    </message>
    <message>
        <source>A filter is set; it hides nothing. {key:day.clear} clears it.</source>
        <translation>Ada saringan; tidak ada baris yang disembunyikan. {key:day.clear} menghapus saringan.</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Semua kanal</translation>
    </message>
    <message>
        <source>All counters</source>
        <translation>Semua loket</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Semua jenis</translation>
    </message>
    <message>
        <source>All officers</source>
        <translation>Semua petugas</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Semua keadaan</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Counter {code}</source>
        <translation>Loket {code}</translation>
    </message>
    <message>
        <source>Filed late</source>
        <translation>Lewat 30 hari</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Belum lengkap</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Belum tercetak</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Belum ditelaah</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>Perlu diperiksa</translation>
    </message>
    <message>
        <source>{shown} of {all} shown, {hidden} hidden by the filter; {key:day.clear} clears it.</source>
        <translation>{shown} dari {all} baris tampil, {hidden} disembunyikan saringan; {key:day.clear} menghapus saringan.</translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>Filter ({key:day.filter})</source>
        <translation>Saring ({key:day.filter})</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Saring</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Name, telephone, number or word</source>
        <translation>Nama, telepon, nomor, atau kata</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Nihil: nothing was recorded on this day. {key:day.today} shows today.</source>
        <translation>Nihil: tidak ada yang dicatat pada hari itu. Tekan {key:day.today} untuk kembali ke hari ini.</translation>
    </message>
    <message>
        <source>Nihil: nothing was recorded today so far. Counter officers record under {page:record}.</source>
        <translation>Nihil: belum ada yang dicatat hari ini. Petugas loket mencatat di {page:record}.</translation>
    </message>
    <message>
        <source>No line of this day passes the filter. {key:day.clear} shows the whole day.</source>
        <translation>Tidak ada baris hari itu yang lolos saringan. Tekan {key:day.clear} untuk melihat semuanya.</translation>
    </message>
    <message>
        <source>Note of the review</source>
        <translation>Catatan telaah</translation>
    </message>
    <message>
        <source>Note of the review, optional ({key:day.write_note})</source>
        <translation>Catatan telaah, boleh kosong ({key:day.write_note})</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Only lines in this state</source>
        <translation>Hanya baris dengan keadaan ini</translation>
    </message>
    <message>
        <source>Only this channel</source>
        <translation>Hanya kanal ini</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Hanya jenis ini</translation>
    </message>
    <message>
        <source>Only this officer</source>
        <translation>Hanya petugas ini</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>The lines of the day</source>
        <translation>Baris register hari itu</translation>
    </message>
    <message>
        <source>The page is closed.</source>
        <translation>Halaman sudah ditutup.</translation>
    </message>
    <message>
        <source>Tick as reviewed ({key:day.tick})</source>
        <translation>Tandai ditelaah ({key:day.tick})</translation>
    </message>
    <message>
        <source>Today ({key:day.today})</source>
        <translation>Hari ini ({key:day.today})</translation>
    </message>
    <message>
        <source>{key:day.next_day}</source>
        <translation>{key:day.next_day}</translation>
    </message>
    <message>
        <source>{key:day.previous_day}</source>
        <translation>{key:day.previous_day}</translation>
    </message>
</context>
<context>
    <name>DayPane</name>
    <message>
        <source>Open ({key:day.open})</source>
        <translation>Buka ({key:day.open})</translation>
    </message>
</context>
<context>
    <name>DayReview</name>
    <message>
        <source>{} is ticked as reviewed.</source>
        <translation>{} ditandai sudah ditelaah.</translation>
    </message>
    <message>
        <source>{} was reviewed by {} already.</source>
        <translation>{} sudah ditelaah oleh {}.</translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message>
        <source>Answer due</source>
        <translation>Batas tanggapan</translation>
    </message>
    <message>
        <source>Complainant</source>
        <translation>Pengadu</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Kind, channel</source>
        <translation>Jenis · Kanal</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Tanda</translation>
    </message>
</context>
<context>
    <name>DayTotalsStrip</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Belum tercetak</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Belum ditelaah</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Berkas</translation>
    </message>
</context>
<context>
    <name>DayUndo</name>
    <message>
        <source>Take back ({key:day.take_back}): {}</source>
        <translation>Tarik kembali ({key:day.take_back}): {}</translation>
    </message>
    <message>
        <source>The review of {} is taken back.</source>
        <translation>Telaah {} ditarik kembali.</translation>
    </message>
    <message>
        <source>{} is ticked as reviewed.</source>
        <translation>{} ditandai sudah ditelaah.</translation>
    </message>
    <message>
        <source>{} is ticked as reviewed. {key:day.take_back} takes it back within ten seconds.</source>
        <translation>{} ditandai sudah ditelaah. {key:day.take_back} menariknya kembali dalam sepuluh detik.</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Filed late</source>
        <translation>Lewat 30 hari</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>Ditangani oleh</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Kelengkapan</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Ditelaah oleh</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>Perlu diperiksa</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>after the page was closed</source>
        <translation>sesudah halaman ditutup</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>lengkap</translation>
    </message>
    <message>
        <source>conveyed {}</source>
        <translation>disampaikan {}</translation>
    </message>
    <message>
        <source>cycle {}</source>
        <translation>siklus ke-{}</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>dokumen</translation>
    </message>
    <message>
        <source>due {}</source>
        <translation>batas {}</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>identitas</translation>
    </message>
    <message>
        <source>missing: {}</source>
        <translation>kurang: {}</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>tanpa kertas</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>belum tercetak</translation>
    </message>
    <message>
        <source>on paper, seen by the officer</source>
        <translation>sudah di kertas, dilihat petugas</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>tercetak</translation>
    </message>
    <message>
        <source>resi not printed</source>
        <translation>resi belum tercetak</translation>
    </message>
    <message>
        <source>resi {}</source>
        <translation>resi {}</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>sudah ditelaah</translation>
    </message>
    <message>
        <source>saved as a PDF</source>
        <translation>disimpan sebagai PDF</translation>
    </message>
    <message>
        <source>sent to the printer</source>
        <translation>terkirim ke printer</translation>
    </message>
    <message>
        <source>sent to the printer, not known to have come out whole</source>
        <translation>dikirim ke printer, belum diketahui keluar utuh</translation>
    </message>
    <message>
        <source>{day}, extended to {longer}</source>
        <translation>{day}, diperpanjang sampai {longer}</translation>
    </message>
    <message>
        <source>{} (filed late)</source>
        <translation>{} (lewat 30 hari)</translation>
    </message>
    <message>
        <source>{} (provisional)</source>
        <translation>{} (sementara)</translation>
    </message>
    <message>
        <source>{} papers</source>
        <translation>{} lembar</translation>
    </message>
</context>
<context>
    <name>DaysList</name>
    <message numerus="yes">
        <source>%n are estimates (perkiraan): {key:widget.take} on one takes it up, to be written with the date of the decree.</source>
        <translation>
            <numerusform>%n hari masih perkiraan: tekan {key:widget.take} pada barisnya untuk menulisnya lagi dengan tanggal menurut keputusan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these days rest on no decree: their year stays provisional.</source>
        <translation>
            <numerusform>%n hari di daftar ini belum berdasar keputusan: tahunnya tetap sementara.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(And %n more like this.)</source>
        <translation>
            <numerusform>(Dan %n lagi seperti ini.)</numerusform>
        </translation>
    </message>
    <message>
        <source>Collective leave</source>
        <translation>Cuti bersama</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Decree or letter</source>
        <translation>Keputusan atau surat</translation>
    </message>
    <message>
        <source>Holiday taken back</source>
        <translation>Libur dibatalkan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Local holiday</source>
        <translation>Libur daerah</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>National holiday</source>
        <translation>Libur nasional</translation>
    </message>
    <message>
        <source>Replacement working day</source>
        <translation>Hari kerja pengganti</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>Approved</source>
        <translation>Disahkan</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message numerus="yes">
        <source>%n that move(s) by itself as complaints are handled</source>
        <translation>
            <numerusform>%n yang memang berjalan bersama penanganan</numerusform>
        </translation>
    </message>
    <message>
        <source>Complaints that changed the figure</source>
        <translation>Pengaduan yang mengubah angkanya</translation>
    </message>
    <message>
        <source>Figures that differ</source>
        <translation>Angka yang berbeda</translation>
    </message>
    <message>
        <source>Nothing changed since the approval.</source>
        <translation>Tidak ada yang berubah sejak disahkan.</translation>
    </message>
    <message numerus="yes">
        <source>Since the approval %n figure(s) of the period changed</source>
        <translation>
            <numerusform>Sejak disahkan %n angka periode berubah</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftState</name>
    <message>
        <source>Drafts ({key:intake.show_drafts})</source>
        <translation>Draf ({key:intake.show_drafts})</translation>
    </message>
    <message>
        <source>Drafts: {count} ({key:intake.show_drafts})</source>
        <translation>Draf: {count} ({key:intake.show_drafts})</translation>
    </message>
    <message>
        <source>Kept {time}</source>
        <translation>Tersimpan {time}</translation>
    </message>
</context>
<context>
    <name>DraftsPanel</name>
    <message>
        <source>Back ({key:intake.back})</source>
        <translation>Kembali ({key:intake.back})</translation>
    </message>
    <message>
        <source>Cancel ({key:intake.back})</source>
        <translation>Batal ({key:intake.back})</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>Hapus (Del)</translation>
    </message>
    <message>
        <source>Delete ({key:intake.drop_draft})</source>
        <translation>Hapus ({key:intake.drop_draft})</translation>
    </message>
    <message>
        <source>Delete this draft? What was typed in it is gone then.</source>
        <translation>Hapus draf ini? Isinya tidak dapat dikembalikan.</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Go on ({key:intake.take_up_draft})</source>
        <translation>Lanjut ({key:intake.take_up_draft})</translation>
    </message>
    <message>
        <source>There are no drafts. What you type is kept here within a second; {key:intake.back} goes back.</source>
        <translation>Tidak ada draf. Yang Anda ketik tersimpan di sini dalam satu detik. Tekan {key:intake.back} untuk kembali.</translation>
    </message>
    <message>
        <source>no description yet</source>
        <translation>belum ada uraian</translation>
    </message>
    <message>
        <source>no name yet</source>
        <translation>belum ada nama</translation>
    </message>
</context>
<context>
    <name>DueDateChangesTable</name>
    <message>
        <source> (provisional)</source>
        <translation> (sementara)</translation>
    </message>
    <message numerus="yes">
        <source>%n open complaint(s) get other dates</source>
        <translation>
            <numerusform>%n pengaduan terbuka mendapat tanggal lain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n of them an earlier one)</source>
        <translation>
            <numerusform>(%n di antaranya lebih awal)</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Batas tanggapan</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>Menjadi</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Target, cycle {}</source>
        <translation>Target, siklus {}</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Semula</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>Counted by the calendar {}.</source>
        <translation>Dihitung menurut kalender {}.</translation>
    </message>
    <message>
        <source>How the due date was counted</source>
        <translation>Cara menghitung batas waktu</translation>
    </message>
    <message>
        <source>The date {day} was given by the calendar {version}, whose days were not kept with it. This is the count by the calendar in force now.</source>
        <translation>Tanggal {day} diberikan oleh kalender {version}, yang isinya tidak tersimpan bersamanya. Ini hitungan menurut kalender yang berlaku sekarang.</translation>
    </message>
</context>
<context>
    <name>DueExplanation</name>
    <message>
        <source>Back ({key:widget.back})</source>
        <translation>Kembali ({key:widget.back})</translation>
    </message>
    <message>
        <source>Days until the due date</source>
        <translation>Hari sampai batas tanggapan</translation>
    </message>
    <message>
        <source>The holidays of {years} are not set by the government yet; this date is provisional.</source>
        <translation>Hari libur {years} belum ditetapkan pemerintah. Batas waktu ini sementara.</translation>
    </message>
    <message>
        <source>The {count}th working day after receipt on {day}; the day of receipt does not count.</source>
        <translation>Hari kerja ke-{count} sesudah diterima {day}; hari penerimaan tidak dihitung.</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Akhir pekan</translation>
    </message>
</context>
<context>
    <name>ExportsPage</name>
    <message>
        <source>By whom</source>
        <translation>Oleh siapa</translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>Konsultasi</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Earlier ({key:exports.earlier})</source>
        <translation>Sebelumnya ({key:exports.earlier})</translation>
    </message>
    <message>
        <source>Exported lists</source>
        <translation>Daftar yang diekspor</translation>
    </message>
    <message>
        <source>Exported lists {}: {}</source>
        <translation>Daftar yang diekspor {}: {}</translation>
    </message>
    <message>
        <source>Find ({key:page.find})</source>
        <translation>Cari ({key:page.find})</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identitas</translation>
    </message>
    <message>
        <source>Later ({key:exports.later})</source>
        <translation>Sesudahnya ({key:exports.later})</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Lists that left this desk, and those that it heard of, as a file or on paper: who took them and why. They are entries of the journal; nobody can delete them.</source>
        <translation>Daftar yang keluar sebagai berkas atau kertas. Dari loket ini, dan dari loket lain yang catatannya sudah sampai. Tertulis siapa yang mengambilnya dan mengapa. Catatan ini bagian dari jurnal; tidak ada yang dapat menghapusnya.</translation>
    </message>
    <message>
        <source>Morning list ({key:page.work})</source>
        <translation>Daftar pagi ({key:page.work})</translation>
    </message>
    <message>
        <source>No list left the register in {}.</source>
        <translation>Tidak ada daftar yang keluar dari register pada {}.</translation>
    </message>
    <message>
        <source>No list of {} is so.</source>
        <translation>Tidak ada daftar tahun {} yang demikian.</translation>
    </message>
    <message>
        <source>No reason was written.</source>
        <translation>Alasan tidak ditulis.</translation>
    </message>
    <message>
        <source>Only this counter ({key:exports.here})</source>
        <translation>Hanya loket ini ({key:exports.here})</translation>
    </message>
    <message>
        <source>Only with identities ({key:exports.identities})</source>
        <translation>Hanya dengan identitas ({key:exports.identities})</translation>
    </message>
    <message>
        <source>Proof of one complaint</source>
        <translation>Bukti satu pengaduan</translation>
    </message>
    <message>
        <source>Reason: {}</source>
        <translation>Alasan: {}</translation>
    </message>
    <message>
        <source>Register of the day ({key:page.day})</source>
        <translation>Register harian ({key:page.day})</translation>
    </message>
    <message>
        <source>Report ({key:page.reports})</source>
        <translation>Laporan ({key:page.reports})</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>Tahun berikutnya</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>Tahun sebelumnya</translation>
    </message>
    <message>
        <source>What readers looked at</source>
        <translation>Yang dilihat pemeriksa</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Which list</source>
        <translation>Daftar apa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>disamarkan</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>tampak</translation>
    </message>
    <message>
        <source>without numbers</source>
        <translation>tanpa nomor</translation>
    </message>
    <message>
        <source>{when}, counter {counter}, {who}: {list}; {lines} lines, identities {identities}. {why}</source>
        <translation>{when}, loket {counter}, {who}: {list}; {lines} baris, identitas {identities}. {why}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>must be filled in</source>
        <translation>wajib diisi</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>A copy of the register</source>
        <translation>Salinan register</translation>
    </message>
    <message>
        <source>A new version of the program</source>
        <translation>Versi baru program</translation>
    </message>
    <message>
        <source>A template of a letter</source>
        <translation>Templat surat</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Semua berkas</translation>
    </message>
    <message>
        <source>An emblem</source>
        <translation>Lambang</translation>
    </message>
    <message>
        <source>An export of a website</source>
        <translation>Ekspor sebuah situs</translation>
    </message>
    <message>
        <source>File of the OAuth token</source>
        <translation>Berkas token OAuth</translation>
    </message>
    <message>
        <source>Files to attach</source>
        <translation>Berkas yang dilampirkan</translation>
    </message>
    <message>
        <source>PDF and images</source>
        <translation>PDF dan gambar</translation>
    </message>
    <message>
        <source>PDF, images and e-mail</source>
        <translation>PDF, gambar dan e-mail</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Attachment</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Cycle 2 or later</source>
        <translation>Siklus 2 atau lebih</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Forwarded to</source>
        <translation>Diteruskan ke</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>Dari tanggal sampai tanggal</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Triwulan lalu</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Tahun lalu</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Not in LAPOR! yet</source>
        <translation>Belum masuk LAPOR!</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Papers missing</source>
        <translation>Berkas kurang</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Triwulan ini</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Pekan ini</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Tahun ini</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Type of complaint</source>
        <translation>Kategori</translation>
    </message>
</context>
<context>
    <name>FirstPrinter</name>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Choose your printer, type it yourself, or put it off.</source>
        <translation>Pilih printer, isi sendiri, atau lakukan nanti saja.</translation>
    </message>
    <message>
        <source>Choose your printer.</source>
        <translation>Pilih printer Anda.</translation>
    </message>
    <message>
        <source>Compare with the paper in your hand</source>
        <translation>Cocokkan dengan kertas di tangan Anda</translation>
    </message>
    <message>
        <source>How it is connected</source>
        <translation>Cara tersambung</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Cari l&amp;agi</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Mencari printer…</translation>
    </message>
    <message>
        <source>No printer was found. Switch it on, connect it, and look again.</source>
        <translation>Belum ada printer ditemukan. Nyalakan, sambungkan, lalu cari lagi.</translation>
    </message>
    <message>
        <source>Paper width</source>
        <translation>Lebar kertas</translation>
    </message>
    <message>
        <source>Print it a&amp;gain</source>
        <translation>Cetak &amp;ulang</translation>
    </message>
    <message>
        <source>Printers found</source>
        <translation>Printer yang ditemukan</translation>
    </message>
    <message>
        <source>T&amp;ype it yourself</source>
        <translation>&amp;Isi sendiri</translation>
    </message>
    <message>
        <source>That is what came out</source>
        <translation>Itulah yang keluar</translation>
    </message>
    <message>
        <source>The longest ruler on one line</source>
        <translation>Penggaris terpanjang yang muat sebaris</translation>
    </message>
    <message>
        <source>The paper at the end</source>
        <translation>Kertas di ujungnya</translation>
    </message>
    <message>
        <source>The second QR code on the paper</source>
        <translation>Kode QR kedua di kertas</translation>
    </message>
    <message>
        <source>Use what is &amp;known of it</source>
        <translation>Pakai yang di&amp;ketahui tentangnya</translation>
    </message>
    <message>
        <source>{key:first_start.begin} Begin</source>
        <translation>{key:first_start.begin} Mulai</translation>
    </message>
    <message>
        <source>{key:first_start.begin} Print a test page</source>
        <translation>{key:first_start.begin} Cetak halaman uji</translation>
    </message>
    <message>
        <source>{key:first_start.begin} Yes, begin</source>
        <translation>{key:first_start.begin} Benar, mulai</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>&amp;Join the office</source>
        <translation>Ber&amp;gabung dengan kantor</translation>
    </message>
    <message>
        <source>&amp;New counter</source>
        <translation>Loket &amp;baru</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup</source>
        <translation>&amp;Pulihkan dari cadangan</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>La&amp;tihan</translation>
    </message>
    <message>
        <source>Back ({key:first_start.back})</source>
        <translation>Kembali ({key:first_start.back})</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Pilih be&amp;rkas…</translation>
    </message>
    <message>
        <source>Choose one. You can come back; only the last step saves.</source>
        <translation>Pilih satu. Anda dapat kembali; baru tersimpan pada langkah terakhir.</translation>
    </message>
    <message>
        <source>Choose the copy to put back.</source>
        <translation>Pilih cadangan yang dikembalikan.</translation>
    </message>
    <message>
        <source>City (for the date line)</source>
        <translation>Kota (untuk baris tanggal)</translation>
    </message>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>Copies of the register</source>
        <translation>Cadangan register</translation>
    </message>
    <message>
        <source>Counter code</source>
        <translation>Kode loket</translation>
    </message>
    <message>
        <source>Counter name</source>
        <translation>Nama loket</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Faks</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Pemerintah daerah</translation>
    </message>
    <message>
        <source>L&amp;ook again</source>
        <translation>&amp;Cari lagi</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Later ({key:first_start.later})</source>
        <translation>Nanti saja ({key:first_start.later})</translation>
    </message>
    <message>
        <source>Looking for copies on connected disks…</source>
        <translation>Mencari cadangan di media yang tersambung…</translation>
    </message>
    <message>
        <source>More for the resi</source>
        <translation>Keterangan lain di resi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nama kantor</translation>
    </message>
    <message>
        <source>No copy was found. Plug the stick in and look again, or choose a file.</source>
        <translation>Belum ada cadangan ditemukan. Colokkan flashdisk lalu cari lagi, atau pilih berkasnya.</translation>
    </message>
    <message>
        <source>PIN (6 digits or more) or passphrase</source>
        <translation>PIN (6 angka atau lebih) atau kata sandi</translation>
    </message>
    <message>
        <source>Position (stands on paper)</source>
        <translation>Jabatan (tercetak di resi)</translation>
    </message>
    <message>
        <source>Print a test page before the first complaint, or put it off.</source>
        <translation>Cetak halaman uji sebelum pengaduan pertama, atau lakukan nanti saja.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Pulihkan dari cadangan</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nama pendek</translation>
    </message>
    <message>
        <source>Something is missing or not right yet: look at the red lines.</source>
        <translation>Ada yang belum diisi atau belum tepat: periksa baris merah.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Langkah {number} dari {count}</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Alamat kantor</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>The first supervisor</source>
        <translation>Supervisor pertama</translation>
    </message>
    <message>
        <source>The resi printer</source>
        <translation>Printer resi</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Ulangi sekali lagi</translation>
    </message>
    <message>
        <source>The supervisor signs in first and adds your colleagues.</source>
        <translation>Supervisor masuk lebih dahulu, lalu menambahkan rekan Anda.</translation>
    </message>
    <message>
        <source>This computer takes over the register of the copy.</source>
        <translation>Komputer ini memakai register dari cadangan itu.</translation>
    </message>
    <message>
        <source>This counter worked before. Plug in the stick or disk with its copy.</source>
        <translation>Loket ini pernah bekerja. Pasang stik atau disk yang memuat cadangannya.</translation>
    </message>
    <message>
        <source>This stands on every resi. You can change it later.</source>
        <translation>Ini tercetak di setiap resi. Anda dapat mengubahnya nanti.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Try everything with sample complaints. None of them counts.</source>
        <translation>Coba semuanya dengan pengaduan contoh. Tidak ada yang dihitung.</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Welcome. What do you want to do?</source>
        <translation>Selamat datang. Apa yang ingin Anda lakukan?</translation>
    </message>
    <message>
        <source>Your office and this counter</source>
        <translation>Kantor Anda dan loket ini</translation>
    </message>
    <message>
        <source>Your office does not use this program yet.</source>
        <translation>Kantor Anda belum memakai program ini.</translation>
    </message>
    <message>
        <source>Your office uses it on other computers. Have the line that the administrator gave you ready.</source>
        <translation>Kantor Anda sudah memakainya di komputer lain. Siapkan keterangan sambungan dari administrator.</translation>
    </message>
    <message>
        <source>no row like 123456, no digit alone</source>
        <translation>tidak berurutan, tidak kembar</translation>
    </message>
    <message>
        <source>stands on every resi</source>
        <translation>tercetak di setiap resi</translation>
    </message>
    <message>
        <source>{key:first_start.begin} Next</source>
        <translation>{key:first_start.begin} Lanjut</translation>
    </message>
    <message>
        <source>{key:first_start.begin} Restore</source>
        <translation>{key:first_start.begin} Pulihkan</translation>
    </message>
</context>
<context>
    <name>FlowChart</name>
    <message>
        <source>Acted on</source>
        <translation>Ditindaklanjuti</translation>
    </message>
    <message>
        <source>Action done</source>
        <translation>Tindakan dilakukan</translation>
    </message>
    <message>
        <source>Action set</source>
        <translation>Tindakan ditetapkan</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Dianalisis</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Dijawab</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Conveyed</source>
        <translation>Hasil disampaikan</translation>
    </message>
    <message>
        <source>Cycle {}</source>
        <translation>Siklus ke-{}</translation>
    </message>
    <message>
        <source>Deemed withdrawn</source>
        <translation>Dianggap dicabut</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Diteruskan</translation>
    </message>
    <message>
        <source>Informed</source>
        <translation>Diinformasikan</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Digabung</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tanpa tanggapan</translation>
    </message>
    <message>
        <source>Not followed up</source>
        <translation>Tidak ditindaklanjuti</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>Belum puas</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Terdaftar</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Ditelaah</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Puas</translation>
    </message>
    <message>
        <source>The procedure&apos;s cycle, at: {}</source>
        <translation>Siklus penanganan, sekarang: {}</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Hasil diverifikasi</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Dicabut</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Complainant</source>
        <translation>Pengadu</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>Ditangani oleh</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>HandlingPanel</name>
    <message>
        <source>Ask for the missing papers</source>
        <translation>Minta kelengkapan</translation>
    </message>
    <message>
        <source>Came in: {}</source>
        <translation>Terima {}</translation>
    </message>
    <message>
        <source>Extend the time of the answer</source>
        <translation>Perpanjang batas tanggapan</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>Catat kontak</translation>
    </message>
    <message>
        <source>Save at once: {step} ({key})</source>
        <translation>Simpan sekaligus: {step} ({key})</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Isi pembicaraan</translation>
    </message>
    <message>
        <source>Written down: {}.</source>
        <translation>Tersimpan: {}.</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>kadar</translation>
    </message>
    <message>
        <source>types</source>
        <translation>jenis pengaduan</translation>
    </message>
</context>
<context>
    <name>HandlingStory</name>
    <message>
        <source>Answer due</source>
        <translation>Batas tanggapan</translation>
    </message>
    <message>
        <source>Closed without a response, {} working days late</source>
        <translation>Ditutup tanpa tanggapan, terlambat {} hari kerja</translation>
    </message>
    <message>
        <source>Contact by {channel}: {reach}</source>
        <translation>Kontak lewat {channel}: {reach}</translation>
    </message>
    <message>
        <source>Counted again by a changed calendar</source>
        <translation>Dihitung ulang karena kalender kerja berubah</translation>
    </message>
    <message>
        <source>Document made: {}</source>
        <translation>Dokumen dibuat: {}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Forwarded to</source>
        <translation>Diteruskan kepada</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Hasil verifikasi</translation>
    </message>
    <message>
        <source>Given back to all of the role</source>
        <translation>Dikembalikan kepada semua petugas perannya</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Dasar</translation>
    </message>
    <message>
        <source>Handed over to {}</source>
        <translation>Diserahkan kepada {}</translation>
    </message>
    <message>
        <source>How the answer came</source>
        <translation>Cara tanggapan diterima</translation>
    </message>
    <message>
        <source>Late filing</source>
        <translation>Pengaduan lewat batas</translation>
    </message>
    <message>
        <source>Letter no.</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Kadar pengaduan</translation>
    </message>
    <message>
        <source>Missing papers asked for, to come by {}</source>
        <translation>Kelengkapan diminta, paling lambat {}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Papers came in on {}</source>
        <translation>Kelengkapan diterima {}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Digabung dengan</translation>
    </message>
    <message>
        <source>Step corrected, it had been recorded by mistake: {}</source>
        <translation>Langkah dikoreksi karena salah catat: {}</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Ditangani sendiri</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>The complainant has it, as the officer found.</source>
        <translation>Sudah sampai kepada pengadu, menurut petugas.</translation>
    </message>
    <message>
        <source>The first response was late ({} working days)</source>
        <translation>Tanggapan pertama terlambat ({} hari kerja)</translation>
    </message>
    <message>
        <source>Time of the answer extended to {}; the first due date stays</source>
        <translation>Batas tanggapan diperpanjang sampai {}; batas yang pertama tetap</translation>
    </message>
    <message>
        <source>Type of complaint</source>
        <translation>Kategori pengaduan</translation>
    </message>
    <message>
        <source>cycle {}</source>
        <translation>siklus ke-{}</translation>
    </message>
    <message>
        <source>taken back at once</source>
        <translation>ditarik kembali seketika</translation>
    </message>
    <message>
        <source>to complainant {} alone</source>
        <translation>hanya kepada pengadu ke-{}</translation>
    </message>
    <message>
        <source>with the name that is kept confidential</source>
        <translation>memuat nama yang dirahasiakan</translation>
    </message>
    <message>
        <source>{} (other, in no list)</source>
        <translation>{} (lainnya)</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>&amp;PIN or passphrase of who takes it over</source>
        <translation>&amp;PIN atau kata sandi yang menerima</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>Pilih nama</translation>
    </message>
    <message>
        <source>Complaints that wait for papers, at all counters: {}</source>
        <translation>Pengaduan yang menunggu kelengkapan, di semua loket: {}</translation>
    </message>
    <message>
        <source>Hand the counter over ({key:handover.save})</source>
        <translation>Serahkan loket ({key:handover.save})</translation>
    </message>
    <message>
        <source>Handed over today at {at} by {officer} to {coming}.</source>
        <translation>Diserahkan hari ini pukul {at} oleh {officer} kepada {coming}.</translation>
    </message>
    <message>
        <source>Messages that are not settled: {}</source>
        <translation>Pesan yang belum beres: {}</translation>
    </message>
    <message>
        <source>Open drafts: {}</source>
        <translation>Draf terbuka: {}</translation>
    </message>
    <message>
        <source>Open numbered slips: {}</source>
        <translation>Slip bernomor terbuka: {}</translation>
    </message>
    <message>
        <source>Recorded today: {}</source>
        <translation>Dicatat hari ini: {}</translation>
    </message>
    <message>
        <source>Resi not printed, or in doubt: {}</source>
        <translation>Resi belum tercetak atau diragukan: {}</translation>
    </message>
    <message>
        <source>Shift handover</source>
        <translation>Serah terima loket</translation>
    </message>
    <message>
        <source>Wh&amp;o takes the counter over</source>
        <translation>&amp;Siapa yang menerima loket</translation>
    </message>
    <message>
        <source>What &amp;waits: who comes back, what is half done (no names)</source>
        <translation>Yang &amp;menunggu: nomor yang kembali, yang setengah jadi (tanpa nama)</translation>
    </message>
    <message>
        <source>What is open now</source>
        <translation>Yang masih terbuka sekarang</translation>
    </message>
    <message>
        <source>Who leaves the counter hands it to who comes: what is open is counted, what waits is noted, and the other accepts with the own PIN. It stands on the page of the day.</source>
        <translation>Yang pulang menyerahkan loket kepada yang datang. Yang masih terbuka dihitung, yang menunggu dicatat. Yang datang menerimanya dengan PIN sendiri. Serah terima tampak di halaman register hari ini.</translation>
    </message>
    <message>
        <source>past their date: {}</source>
        <translation>lewat tenggat: {}</translation>
    </message>
    <message>
        <source>the last number is {:04}</source>
        <translation>nomor terakhir {:04}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Actions</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Kembali ke halaman masuk</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Lock, or let somebody else sign in ({key:window.lock})</source>
        <translation>Kunci, atau ganti petugas ({key:window.lock})</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>{key:window.menu} Menu</source>
        <translation>{key:window.menu} Menu</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>A figure that is being counted</source>
        <translation>Angka yang sedang dihitung</translation>
    </message>
    <message>
        <source>Days not closed</source>
        <translation>Hari belum ditutup</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Chapters of the manual</source>
        <translation>Bab buku panduan</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Cari dalam buku panduan</translation>
    </message>
    <message>
        <source>Find in the manual, then {key:widget.take}</source>
        <translation>Cari di bantuan, lalu {key:widget.take}</translation>
    </message>
    <message>
        <source>From the beginning again</source>
        <translation>Dari awal lagi</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Key card ({key:help.card})</source>
        <translation>Kartu tombol ({key:help.card})</translation>
    </message>
    <message>
        <source>Not in the manual</source>
        <translation>Tidak ada di bantuan</translation>
    </message>
    <message>
        <source>The manual</source>
        <translation>Buku panduan</translation>
    </message>
</context>
<context>
    <name>HoursPanel</name>
    <message>
        <source>A day without hours is no working day. Limits in hours run only while the office is open.</source>
        <translation>Hari tanpa jam bukan hari kerja. Batas dalam jam berjalan hanya selama kantor buka.</translation>
    </message>
    <message>
        <source>Accept ({key:limits.save})</source>
        <translation>Setujui ({key:limits.save})</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Seperti semula</translation>
    </message>
    <message>
        <source>Dates that move</source>
        <translation>Tanggal yang bergeser</translation>
    </message>
    <message>
        <source>Entered. Every date that moved is written down with its complaint.</source>
        <translation>Tersimpan. Setiap tanggal yang bergeser dicatat pada pengaduannya.</translation>
    </message>
    <message>
        <source>Entering, with each complaint whose date moves…</source>
        <translation>Memasukkan, bersama setiap pengaduan yang batasnya bergeser…</translation>
    </message>
    <message>
        <source>Look at the dates that move, then accept ({key:limits.save}).</source>
        <translation>Lihat dahulu tanggal yang bergeser, lalu setujui ({key:limits.save}).</translation>
    </message>
    <message>
        <source>Looking which open complaints get another date…</source>
        <translation>Melihat pengaduan terbuka yang batasnya bergeser…</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>{day} closes</source>
        <translation>{day} tutup</translation>
    </message>
    <message>
        <source>{day} opens</source>
        <translation>{day} buka</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n message(s) taken in. They wait in the inbox.</source>
        <translation>
            <numerusform>%n pesan dimasukkan dan menunggu di kotak masuk.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back ({key:import.back})</source>
        <translation>Kembali ({key:import.back})</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Choose a file… ({key:import.add})</source>
        <translation>Pilih berkas… ({key:import.add})</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Kolom dalam berkas</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Export of a website</source>
        <translation>Ekspor situs</translation>
    </message>
    <message>
        <source>First words, or why not</source>
        <translation>Awal isinya, atau alasan ditolak</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Membaca berkas…</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Baris dalam berkas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Stop ({key:import.stop})</source>
        <translation>Hentikan ({key:import.stop})</translation>
    </message>
    <message>
        <source>Take in all new ones ({key:import.record})</source>
        <translation>Masukkan semua yang baru ({key:import.record})</translation>
    </message>
    <message>
        <source>Taking in…</source>
        <translation>Sedang dimasukkan…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>here already</source>
        <translation>sudah ada</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>tidak diambil</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>{new} new, {known} here already, {refused} refused</source>
        <translation>{new} baru, {known} sudah ada, {refused} ditolak</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Advertisement</source>
        <translation>Iklan</translation>
    </message>
    <message>
        <source>Automatic answer</source>
        <translation>Jawaban otomatis</translation>
    </message>
    <message>
        <source>For another office</source>
        <translation>Untuk instansi lain</translation>
    </message>
    <message>
        <source>Question, answered</source>
        <translation>Pertanyaan, sudah dijawab</translation>
    </message>
    <message>
        <source>Says nothing</source>
        <translation>Tidak ada isinya</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Kiriman yang sama</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>answers our message</source>
        <translation>menjawab pesan kita</translation>
    </message>
    <message>
        <source>has its number there</source>
        <translation>nomornya di sana sama</translation>
    </message>
    <message>
        <source>names its number and check code</source>
        <translation>menyebut nomor dan kode cek</translation>
    </message>
    <message>
        <source>same sender</source>
        <translation>pengirim yang sama</translation>
    </message>
    <message>
        <source>says that our message did not come</source>
        <translation>mengabarkan pesan kita tidak sampai</translation>
    </message>
    <message>
        <source>written by a program</source>
        <translation>ditulis oleh program</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n berkas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait(s)</source>
        <translation>
            <numerusform>%n pesan menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Belongs to a complaint… ({key:inbox.contact})</source>
        <translation>Milik sebuah pengaduan… ({key:inbox.contact})</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Saluran</translation>
    </message>
    <message>
        <source>Export of a website… ({key:inbox.add})</source>
        <translation>Ekspor situs… ({key:inbox.add})</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>First words</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Kotak masuk</translation>
    </message>
    <message>
        <source>It waits again.</source>
        <translation>Pesan menunggu lagi.</translation>
    </message>
    <message>
        <source>Log the contact</source>
        <translation>Catat kontak</translation>
    </message>
    <message>
        <source>Logged as a contact of {}.</source>
        <translation>Dicatat sebagai kontak pengaduan {}.</translation>
    </message>
    <message>
        <source>Messages that wait</source>
        <translation>Pesan yang menunggu</translation>
    </message>
    <message>
        <source>No complaint has this number. Look it up ({page:find}).</source>
        <translation>Tidak ada pengaduan bernomor ini. Cari di {page:find}.</translation>
    </message>
    <message>
        <source>No complaint: {}.</source>
        <translation>Bukan pengaduan: {}.</translation>
    </message>
    <message>
        <source>No complaint… ({key:inbox.drop})</source>
        <translation>Bukan pengaduan… ({key:inbox.drop})</translation>
    </message>
    <message>
        <source>No mailbox is read at this desk. An administrator sets it up ({page:mail}).</source>
        <translation>Loket ini tidak membaca kotak surat. Administrator mengaturnya di {page:mail}.</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Tidak ada pesan yang menunggu.</translation>
    </message>
    <message>
        <source>Number of the complaint that it belongs to:</source>
        <translation>Nomor pengaduan pemilik pesan ini:</translation>
    </message>
    <message>
        <source>Open the complaint ({key:inbox.open})</source>
        <translation>Buka pengaduannya ({key:inbox.open})</translation>
    </message>
    <message>
        <source>Read now ({key:inbox.look})</source>
        <translation>Baca sekarang ({key:inbox.look})</translation>
    </message>
    <message>
        <source>Record as a complaint ({key:inbox.record})</source>
        <translation>Catat sebagai pengaduan ({key:inbox.record})</translation>
    </message>
    <message>
        <source>Seems to belong to</source>
        <translation>Tampaknya milik</translation>
    </message>
    <message>
        <source>Show the sender</source>
        <translation>Tampilkan pengirim</translation>
    </message>
    <message>
        <source>Show who… ({key:inbox.reveal})</source>
        <translation>Tampilkan pengirim… ({key:inbox.reveal})</translation>
    </message>
    <message>
        <source>Take back ({key:inbox.take_back})</source>
        <translation>Batalkan ({key:inbox.take_back})</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Isi pesan</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Why is the sender looked at? It is written down.</source>
        <translation>Mengapa pengirim dilihat? Alasannya dicatat.</translation>
    </message>
    <message>
        <source>{key:inbox.take_back} takes it back.</source>
        <translation>{key:inbox.take_back} membatalkannya.</translation>
    </message>
</context>
<context>
    <name>IntakeAttachments</name>
    <message numerus="yes">
        <source>%n part(s) of this mail were not looked at: it has too many.</source>
        <translation>
            <numerusform>%n bagian e-mail ini tidak dibaca: terlalu banyak.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file without a name</source>
        <translation>Berkas tanpa nama</translation>
    </message>
    <message>
        <source>Dropped image</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Its text is longer than fits; the rest is not here. Print the mail, scan and attach it.</source>
        <translation>Teksnya lebih panjang daripada yang muat; sisanya tidak ada di sini. Cetak e-mailnya, pindai, lalu lampirkan.</translation>
    </message>
    <message>
        <source>Left out of the mail: one file too many, an empty one, or a mail itself.</source>
        <translation>Tidak diambil dari e-mail: berkas yang melebihi batas, kosong, atau e-mail juga.</translation>
    </message>
    <message>
        <source>Somebody else signed in while a mail was read: nothing of it is here. Drop it once more.</source>
        <translation>Orang lain masuk selagi e-mail dibaca: isinya tidak ada di sini. Seret sekali lagi.</translation>
    </message>
    <message>
        <source>Something stands here already. Record it or keep it as a draft; then bring the mail again.</source>
        <translation>Sudah ada isian di sini. Catat atau simpan sebagai draf dahulu; lalu bawa e-mail itu lagi.</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>membaca…</translation>
    </message>
</context>
<context>
    <name>IntakeChoices</name>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Dirahasiakan</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Masukan</translation>
    </message>
    <message>
        <source>Letter number or id</source>
        <translation>Nomor surat atau id</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! number</source>
        <translation>Nomor SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Saran</translation>
    </message>
</context>
<context>
    <name>IntakeFoot</name>
    <message>
        <source>Back ({key:intake.back})</source>
        <translation>Kembali ({key:intake.back})</translation>
    </message>
    <message>
        <source>Cancel ({key:intake.back})</source>
        <translation>Batal ({key:intake.back})</translation>
    </message>
    <message>
        <source>Save ({key:intake.save})</source>
        <translation>Simpan ({key:intake.save})</translation>
    </message>
    <message>
        <source>Save and print resi ({key:intake.save})</source>
        <translation>Simpan dan cetak resi ({key:intake.save})</translation>
    </message>
    <message>
        <source>Save the amendment ({key:intake.save})</source>
        <translation>Simpan perubahan ({key:intake.save})</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>A company or other body</source>
        <translation>Badan usaha/lembaga</translation>
    </message>
    <message>
        <source>Acting for (power of attorney)</source>
        <translation>Kuasa dari (pemberi kuasa)</translation>
    </message>
    <message>
        <source>Address, NIK, passport, e-mail</source>
        <translation>Alamat, NIK, paspor, e-mail</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Channel ({keys:intake.channel_*})</source>
        <translation>Kanal ({keys:intake.channel_*})</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Badan usaha</translation>
    </message>
    <message>
        <source>Contact at the company</source>
        <translation>Narahubung</translation>
    </message>
    <message>
        <source>Copy of identity came with it</source>
        <translation>Fotokopi identitas ada</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Event, wish</source>
        <translation>Kejadian, permintaan</translation>
    </message>
    <message>
        <source>In time until {day}</source>
        <translation>Dalam batas sampai {day}</translation>
    </message>
    <message>
        <source>It is a KITAS</source>
        <translation>KITAS, bukan paspor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Letter number or id</source>
        <translation>Nomor surat atau ID laporan</translation>
    </message>
    <message>
        <source>More ({key:intake.show_more})</source>
        <translation>Lainnya ({key:intake.show_more})</translation>
    </message>
    <message>
        <source>Number of the power of attorney</source>
        <translation>Nomor surat kuasa</translation>
    </message>
    <message>
        <source>Past the limit of {day}</source>
        <translation>Melewati batas {day}</translation>
    </message>
    <message>
        <source>Power of attorney</source>
        <translation>Kuasa</translation>
    </message>
    <message>
        <source>Sector, type, party complained about</source>
        <translation>Sektor, kategori, teradu</translation>
    </message>
    <message>
        <source>Supporting documents came with it</source>
        <translation>Dokumen pendukung ada</translation>
    </message>
    <message>
        <source>What happened, in the complainant&apos;s words</source>
        <translation>Apa yang terjadi, dengan kata-kata pengadu</translation>
    </message>
    <message>
        <source>Why recorded only now</source>
        <translation>Alasan baru dicatat sekarang</translation>
    </message>
    <message>
        <source>day-month-year</source>
        <translation>tgl-bln-tahun</translation>
    </message>
    <message>
        <source>{key:intake.tell}; phrases: {key:intake.choose_phrase}</source>
        <translation>{key:intake.tell}; frasa: {key:intake.choose_phrase}</translation>
    </message>
</context>
<context>
    <name>IntakeHints</name>
    <message>
        <source> And {count} more.</source>
        <translation> Dan {count} lagi.</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Isikan</translation>
    </message>
    <message>
        <source>Fill in ({key:intake.fill_in})</source>
        <translation>Isikan ({key:intake.fill_in})</translation>
    </message>
    <message>
        <source>Known here ({no} of {count}): {person}</source>
        <translation>Pernah tercatat ({no} dari {count}): {person}</translation>
    </message>
    <message>
        <source>Known here: {person}</source>
        <translation>Pernah tercatat: {person}</translation>
    </message>
    <message>
        <source>Open ({key:intake.open_similar})</source>
        <translation>Buka ({key:intake.open_similar})</translation>
    </message>
    <message>
        <source>Perhaps recorded already: {number} of {day}, {why}.</source>
        <translation>Mungkin sudah tercatat: {number}, {day}, {why}.</translation>
    </message>
    <message>
        <source>This item is recorded already: {number}.</source>
        <translation>Laporan ini sudah tercatat: {number}.</translation>
    </message>
    <message>
        <source>This number is that of a complainant whose identity is protected.</source>
        <translation>Nomor ini milik pengadu yang identitasnya dilindungi.</translation>
    </message>
    <message>
        <source>Whose number it is differs from what was typed, or adds nothing to it.</source>
        <translation>Pemilik nomor itu berbeda dari yang diketik, atau tidak ada yang perlu ditambahkan.</translation>
    </message>
    <message>
        <source>Why is it looked at who that is? The reason and your name are written down.</source>
        <translation>Mengapa identitasnya dilihat? Alasan dan nama Anda dicatat.</translation>
    </message>
    <message>
        <source>same application number</source>
        <translation>nomor permohonan sama</translation>
    </message>
    <message>
        <source>same e-mail address</source>
        <translation>alamat e-mail sama</translation>
    </message>
    <message>
        <source>same identity number</source>
        <translation>nomor identitas sama</translation>
    </message>
    <message>
        <source>same letter number or id</source>
        <translation>nomor surat atau ID sama</translation>
    </message>
    <message>
        <source>same telephone</source>
        <translation>telepon sama</translation>
    </message>
    <message>
        <source>similar words</source>
        <translation>uraian serupa</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Amend {number}</source>
        <translation>Ubah {number}</translation>
    </message>
    <message>
        <source>Cancel ({key:intake.back})</source>
        <translation>Batal ({key:intake.back})</translation>
    </message>
    <message>
        <source>Drafts ({key:intake.show_drafts})</source>
        <translation>Draf ({key:intake.show_drafts})</translation>
    </message>
    <message>
        <source>From slip {}</source>
        <translation>Dari slip nomor {}</translation>
    </message>
    <message>
        <source>How the working days were counted ({key:intake.explain_due})</source>
        <translation>Cara menghitung hari kerja ({key:intake.explain_due})</translation>
    </message>
    <message>
        <source>Keep as draft ({key:intake.keep_draft})</source>
        <translation>Simpan draf ({key:intake.keep_draft})</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>Catat pengaduan baru</translation>
    </message>
    <message>
        <source>Save and print resi ({key:intake.save})</source>
        <translation>Simpan dan cetak resi ({key:intake.save})</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>orang lain</translation>
    </message>
    <message>
        <source>The confidential case that stood here is a draft now, for its writer or the supervisor.</source>
        <translation>Isian rahasia yang tadi ada di sini disimpan sebagai draf, untuk pembuatnya atau supervisor.</translation>
    </message>
    <message>
        <source>This draft is confidential: whoever began it goes on with it, or the supervisor.</source>
        <translation>Draf ini rahasia: hanya dilanjutkan oleh yang memulainya, atau oleh supervisor.</translation>
    </message>
    <message>
        <source>This is recorded as {number} already. What you changed since stands here: write why, then {key:intake.save}.</source>
        <translation>Ini sudah tercatat dengan nomor {number}. Yang Anda ubah sesudahnya ada di sini: tulis alasannya, lalu {key:intake.save}.</translation>
    </message>
    <message>
        <source>What was wrong or is new; this stands in the story of the complaint</source>
        <translation>Apa yang keliru atau yang baru; tercatat di riwayat pengaduan</translation>
    </message>
    <message>
        <source>Why is it amended?</source>
        <translation>Mengapa diubah?</translation>
    </message>
    <message>
        <source>You go on with {name}&apos;s form. It is recorded under your name.</source>
        <translation>Anda melanjutkan isian {name}. Pengaduan ini dicatat atas nama Anda.</translation>
    </message>
</context>
<context>
    <name>IntakeSheet</name>
    <message>
        <source>Answer due: {day}  {key:intake.explain_due}</source>
        <translation>Batas tanggapan: {day}  {key:intake.explain_due}</translation>
    </message>
    <message>
        <source>Answer due: {day} ({count} working days)  {key:intake.explain_due}</source>
        <translation>Batas tanggapan: {day} ({count} hari kerja)  {key:intake.explain_due}</translation>
    </message>
    <message>
        <source>Answer due: {day} ({count} working days, provisional)  {key:intake.explain_due}</source>
        <translation>Batas tanggapan: {day} ({count} hari kerja, sementara)  {key:intake.explain_due}</translation>
    </message>
    <message>
        <source>Answer due: {day}, provisional  {key:intake.explain_due}</source>
        <translation>Batas tanggapan: {day}, sementara  {key:intake.explain_due}</translation>
    </message>
    <message>
        <source>Received now, {time}</source>
        <translation>Diterima sekarang, {time}</translation>
    </message>
    <message>
        <source>Received on {day}</source>
        <translation>Diterima {day}</translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Of a past day: it is not printed by itself. Print it, or say that it is not needed.</source>
        <translation>Dari hari yang lalu: tidak dicetak sendiri. Cetak, atau nyatakan tidak diperlukan.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
</context>
<context>
    <name>JoinedFields</name>
    <message>
        <source>A company or other body</source>
        <translation>Badan usaha/lembaga</translation>
    </message>
    <message>
        <source>Acting for (power of attorney)</source>
        <translation>Kuasa dari (pemberi kuasa)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Company, e-mail, passport, power of attorney ({key:joined.show_more})</source>
        <translation>Badan usaha, e-mail, paspor, kuasa ({key:joined.show_more})</translation>
    </message>
    <message>
        <source>Contact at the company</source>
        <translation>Narahubung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>It is a KITAS</source>
        <translation>KITAS, bukan paspor</translation>
    </message>
    <message>
        <source>NIB</source>
        <translation>NIB</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Number of the power of attorney</source>
        <translation>Nomor surat kuasa</translation>
    </message>
    <message>
        <source>Passport or KITAS</source>
        <translation>Paspor atau KITAS</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
</context>
<context>
    <name>JoinedPage</name>
    <message>
        <source>Back ({})</source>
        <translation>Kembali ({})</translation>
    </message>
    <message>
        <source>Complainants on this number</source>
        <translation>Pengadu pada nomor ini</translation>
    </message>
    <message>
        <source>Complainants on {number}</source>
        <translation>Pengadu pada nomor {number}</translation>
    </message>
    <message>
        <source>Joined: {count} complain now.</source>
        <translation>Tercatat: sekarang {count} pengadu.</translation>
    </message>
    <message>
        <source>Let them join ({})</source>
        <translation>Catat bergabung ({})</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Print a resi for them, with the same number</source>
        <translation>Cetak resi untuknya, dengan nomor yang sama</translation>
    </message>
    <message>
        <source>Print their resi ({})</source>
        <translation>Cetak resinya ({})</translation>
    </message>
    <message>
        <source>Somebody else complains of the same</source>
        <translation>Orang lain mengadukan hal yang sama</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Take out ({})</source>
        <translation>Keluarkan ({})</translation>
    </message>
    <message>
        <source>Taken out; what was written stays in the story.</source>
        <translation>Dikeluarkan; yang tertulis tetap ada di riwayat.</translation>
    </message>
    <message>
        <source>The first complainant stays; amend the complaint instead.</source>
        <translation>Pengadu pertama tetap; perbaiki pengaduannya bila perlu.</translation>
    </message>
    <message>
        <source>The first complainant&apos;s resi is printed from the complaint&apos;s page.</source>
        <translation>Resi pengadu pertama dicetak dari halaman pengaduan.</translation>
    </message>
    <message>
        <source>Why is the resi printed again? The paper says SALINAN.</source>
        <translation>Mengapa resi dicetak lagi? Di kertas tertulis SALINAN.</translation>
    </message>
    <message>
        <source>Why is this one taken out: {who}?</source>
        <translation>Mengapa dikeluarkan: {who}?</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>&amp;PIN (6 digits or more) or passphrase for this desk</source>
        <translation>&amp;PIN (6 angka atau lebih) atau kata sandi untuk meja ini</translation>
    </message>
    <message>
        <source>&amp;Supervisor</source>
        <translation>&amp;Supervisor</translation>
    </message>
    <message>
        <source>&amp;Your name, who set this desk up</source>
        <translation>&amp;Nama Anda, yang menyiapkan meja ini</translation>
    </message>
    <message>
        <source>1. Receiving the office&apos;s register</source>
        <translation>1. Menerima register kantor</translation>
    </message>
    <message>
        <source>2. Who signs in here first</source>
        <translation>2. Siapa yang pertama masuk di sini</translation>
    </message>
    <message>
        <source>Begin ({key:joining.begin})</source>
        <translation>Mulai ({key:joining.begin})</translation>
    </message>
    <message>
        <source>Cancel ({key:joining.stop})</source>
        <translation>Batal ({key:joining.stop})</translation>
    </message>
    <message>
        <source>Change the connection…</source>
        <translation>Ubah sambungan…</translation>
    </message>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>Go on ({key:joining.go_on})</source>
        <translation>Lanjutkan ({key:joining.go_on})</translation>
    </message>
    <message>
        <source>It may be stopped and gone on with at any time, even after the computer was switched off.</source>
        <translation>Boleh dihentikan dan dilanjutkan kapan saja, juga sesudah komputer dimatikan.</translation>
    </message>
    <message>
        <source>People come with the register, their PINs never do. Give one supervisor a PIN for this desk; the supervisor gives the others theirs ({page:officers}). Your name is written down with it.</source>
        <translation>Pengguna datang bersama register, PIN mereka tidak pernah. Beri satu supervisor PIN untuk meja ini; supervisor memberi PIN kepada yang lain ({page:officers}). Nama Anda ikut dicatat.</translation>
    </message>
    <message>
        <source>Something is missing or not right yet: look at the red lines.</source>
        <translation>Ada yang belum diisi atau belum tepat: periksa baris merah.</translation>
    </message>
    <message>
        <source>Stopped. What came in stays; go on whenever you like.</source>
        <translation>Dihentikan. Yang sudah masuk tetap ada; lanjutkan kapan saja.</translation>
    </message>
    <message>
        <source>The office&apos;s register is here.</source>
        <translation>Register kantor sudah lengkap di sini.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Ulangi sekali lagi</translation>
    </message>
    <message>
        <source>The secre&amp;t that the office gave for this computer</source>
        <translation>S&amp;andi yang diberikan kantor untuk komputer ini</translation>
    </message>
    <message>
        <source>This desk joins the office&apos;s register</source>
        <translation>Meja ini bergabung dengan register kantor</translation>
    </message>
    <message>
        <source>{desk}, known to the centre at {address} as {role}.</source>
        <translation>{desk}, dikenal pusat di {address} sebagai {role}.</translation>
    </message>
</context>
<context>
    <name>KeptFiltersBar</name>
    <message>
        <source>Keep ({key:name.keep})</source>
        <translation>Simpan ({key:name.keep})</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Nama saringan</translation>
    </message>
</context>
<context>
    <name>KeyNames</name>
    <message>
        <source>Down</source>
        <translation>Panah bawah</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Panah kiri</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Panah kanan</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Panah atas</translation>
    </message>
</context>
<context>
    <name>KeyedTexts</name>
    <message>
        <source>let a {who}</source>
        <translation>minta {who}</translation>
    </message>
    <message>
        <source>the page {name}</source>
        <translation>halaman {name}</translation>
    </message>
</context>
<context>
    <name>LastNumberPage</name>
    <message numerus="yes">
        <source>%n number(s) are on paper only; that is written down.</source>
        <translation>
            <numerusform>%n nomor hanya ada pada resi; itu dicatat.</numerusform>
        </translation>
    </message>
    <message>
        <source>A register that came back</source>
        <translation>Register yang dipulihkan</translation>
    </message>
    <message>
        <source>A register that was put back cannot know which numbers were given since. Take the resi or the numbered slip with the highest number on paper, at this counter or copied in the book, an unused slip too: type its number twice, or scan its code into the first field.</source>
        <translation>Register yang dipulihkan tidak tahu nomor mana yang sudah diberikan sesudahnya. Ambil resi atau slip dengan nomor terbesar, juga slip yang belum dipakai. Lihat kertas di loket ini dan salinan di buku. Ketik nomornya dua kali, atau pindai kodenya ke isian pertama.</translation>
    </message>
    <message>
        <source>A supervisor says that this register is the one to go on with, and accepts what in it differs.</source>
        <translation>Supervisor menyatakan bahwa register inilah yang dilanjutkan, dan menerima apa yang lain di dalamnya.</translation>
    </message>
    <message>
        <source>Better {ask:backups}put the newest whole copy back ({page:backups}) than accept what nobody explains.</source>
        <translation>Lebih baik {ask:backups}pulihkan salinan utuh terbaru ({page:backups}) daripada menerima yang tidak dapat dijelaskan siapa pun.</translation>
    </message>
    <message>
        <source>Go on with this register ({key:last_number.save})</source>
        <translation>Lanjutkan register ini ({key:last_number.save})</translation>
    </message>
    <message>
        <source>It gives numbers; nothing has to be said here.</source>
        <translation>Register ini memberi nomor; tidak ada yang perlu diisi di sini.</translation>
    </message>
    <message>
        <source>Last number on paper</source>
        <translation>Nomor terakhir pada resi</translation>
    </message>
    <message>
        <source>Nobody outside this computer can say whether it was put back to an older state. Take the resi or the numbered slip with the highest number on paper, an unused slip too: type its number twice, or scan its code into the first field.</source>
        <translation>Di luar komputer ini tidak ada yang tahu apakah komputer ini dikembalikan ke keadaan lama. Ambil resi atau slip dengan nomor terbesar di kertas, juga slip yang belum dipakai. Ketik nomornya dua kali, atau pindai kodenya ke isian pertama.</translation>
    </message>
    <message>
        <source>Nothing has to be said here.</source>
        <translation>Tidak ada yang perlu disebutkan di sini.</translation>
    </message>
    <message>
        <source>Number of the last resi or slip</source>
        <translation>Nomor resi atau slip terakhir</translation>
    </message>
    <message>
        <source>Numbers go on after it ({key:last_number.save})</source>
        <translation>Lanjutkan sesudahnya ({key:last_number.save})</translation>
    </message>
    <message>
        <source>Read it from paper: the last resi, the book, the register page.</source>
        <translation>Bacalah dari kertas: resi terakhir, buku, atau halaman register.</translation>
    </message>
    <message>
        <source>That is very many: read the resi once more.</source>
        <translation>Itu banyak sekali: baca resinya sekali lagi.</translation>
    </message>
    <message>
        <source>That is what this register knows. This counter gives numbers.</source>
        <translation>Itu sama dengan yang diketahui register ini. Loket ini memberi nomor.</translation>
    </message>
    <message>
        <source>The copy of {at} has entry {seq} otherwise; what stands there now says {now}.</source>
        <translation>Salinan {at} memuat catatan ke-{seq} lain dari yang sekarang; yang sekarang bertanggal {now}.</translation>
    </message>
    <message>
        <source>The last number that this register knows: {number}.</source>
        <translation>Nomor terakhir yang diketahui register ini: {number}.</translation>
    </message>
    <message>
        <source>The next number is {number}.</source>
        <translation>Nomor berikutnya {number}.</translation>
    </message>
    <message>
        <source>The register that stood here before has entry {seq} otherwise; what stands there now says {now}.</source>
        <translation>Register sebelumnya memuat catatan ke-{seq} lain dari yang sekarang; yang sekarang bertanggal {now}.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Sekali lagi</translation>
    </message>
    <message>
        <source>This computer remembers entry {seq} otherwise; what stands there now says {now}.</source>
        <translation>Komputer ini mengetahui catatan ke-{seq} lain dari yang sekarang; yang sekarang bertanggal {now}.</translation>
    </message>
    <message>
        <source>This desk gives no numbers.</source>
        <translation>Meja ini tidak memberi nomor.</translation>
    </message>
    <message>
        <source>This history is accepted although it differs; that is written down with my name</source>
        <translation>Riwayat ini diterima walaupun berbeda; itu tercatat dengan nama saya</translation>
    </message>
    <message>
        <source>This program left the chains of the journal otherwise: another program wrote here since.</source>
        <translation>Program ini meninggalkan rantai jurnal lain dari yang sekarang: program lain menulis di sini sesudahnya.</translation>
    </message>
    <message>
        <source>This register does not know that number: it was put back. A supervisor settles it.</source>
        <translation>Register ini tidak mengenal nomor itu: register dikembalikan ke keadaan lama. Supervisor yang menyelesaikannya.</translation>
    </message>
    <message>
        <source>Why is this the register that counts on? No other copy may be used any more.</source>
        <translation>Mengapa register ini yang melanjutkan nomor? Salinan lain tidak boleh dipakai lagi.</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Sudah dicatat.</translation>
    </message>
    <message>
        <source>Written down. This counter gives numbers again.</source>
        <translation>Tercatat. Loket ini memberi nomor lagi.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
</context>
<context>
    <name>LeaveBar</name>
    <message>
        <source>Back ({key:widget.back})</source>
        <translation>Kembali ({key:widget.back})</translation>
    </message>
    <message>
        <source>Keep as draft ({key:widget.take})</source>
        <translation>Simpan draf ({key:widget.take})</translation>
    </message>
    <message>
        <source>Keep what stands here as a draft?</source>
        <translation>Simpan isian ini sebagai draf?</translation>
    </message>
    <message>
        <source>Throw away ({key:intake.throw_away})</source>
        <translation>Buang ({key:intake.throw_away})</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Change the marked limit ({key:limits.change})</source>
        <translation>Ubah batas yang ditandai ({key:limits.change})</translation>
    </message>
    <message>
        <source>Compare each limit with its rule. A change holds for what comes; targets that were given stay.</source>
        <translation>Cocokkan tiap batas dengan aturannya. Perubahan berlaku untuk yang akan datang; target yang sudah diberikan tetap.</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Dicocokkan</translation>
    </message>
    <message>
        <source>Counts in</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>For example {number}</source>
        <translation>Misalnya {number}</translation>
    </message>
    <message>
        <source>Form of the number; empty: papers have none</source>
        <translation>Bentuk nomor; kosong: surat tanpa nomor</translation>
    </message>
    <message>
        <source>Letters have no number.</source>
        <translation>Surat tanpa nomor.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Numbers of the office&apos;s papers</source>
        <translation>Nomor surat kantor</translation>
    </message>
    <message>
        <source>Rests on: {rule}.</source>
        <translation>Dasar: {rule}.</translation>
    </message>
    <message>
        <source>Rests on: {rule}. The office has not compared the limit with it yet.</source>
        <translation>Dasar: {rule}. Kantor belum mencocokkan batas ini dengan dasarnya.</translation>
    </message>
    <message>
        <source>Save the form ({key:limits.save})</source>
        <translation>Simpan bentuk ({key:limits.save})</translation>
    </message>
    <message>
        <source>Save the limit ({key:limits.save})</source>
        <translation>Simpan batas ({key:limits.save})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>The office has compared it with the rule&apos;s text today</source>
        <translation>Kantor sudah mencocokkannya dengan bunyi aturan hari ini</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Batas waktu</translation>
    </message>
    <message>
        <source>Time limits and office hours</source>
        <translation>Batas waktu dan jam kerja</translation>
    </message>
    <message>
        <source>Working week and office hours</source>
        <translation>Hari dan jam kerja</translation>
    </message>
    <message>
        <source>Yes, so it is</source>
        <translation>Ya, berlaku</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>{no:3} becomes 057, {year} becomes 2026, {month} becomes XI, {counter} becomes L1.</source>
        <translation>{no:3} menjadi 057, {year} menjadi 2026, {month} menjadi XI, {counter} menjadi L1.</translation>
    </message>
</context>
<context>
    <name>ListBasis</name>
    <message>
        <source>Compared with it today</source>
        <translation>Sudah dicocokkan hari ini</translation>
    </message>
    <message>
        <source>List not compared by the office yet</source>
        <translation>Daftar belum dicocokkan kantor</translation>
    </message>
    <message>
        <source>Rests on: {rule}.</source>
        <translation>Dasar: {rule}.</translation>
    </message>
    <message>
        <source>Rests on: {rule}. Compared by the office on {day}.</source>
        <translation>Dasar: {rule}. Dicocokkan kantor pada {day}.</translation>
    </message>
    <message>
        <source>Rests on: {rule}. The office has not compared the list with it yet.</source>
        <translation>Dasar: {rule}. Kantor belum mencocokkan daftar ini dengan dasarnya.</translation>
    </message>
    <message>
        <source>{unchecked}. It rests on: {rule}.</source>
        <translation>{unchecked}. Dasar daftar: {rule}.</translation>
    </message>
</context>
<context>
    <name>ListExporter</name>
    <message>
        <source>Where the list goes</source>
        <translation>Tempat menyimpan daftar</translation>
    </message>
</context>
<context>
    <name>ListNames</name>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Handling teams</source>
        <translation>Tim penanganan</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Frasa</translation>
    </message>
    <message>
        <source>Regencies and cities</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Types of complaint</source>
        <translation>Kategori pengaduan</translation>
    </message>
</context>
<context>
    <name>LongText</name>
    <message>
        <source>Show all {} characters</source>
        <translation>Tampilkan semua {} huruf</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Tampilkan sebagian</translation>
    </message>
</context>
<context>
    <name>LostReceiptBar</name>
    <message numerus="yes">
        <source>%n complaint(s) found; that is written in each story.</source>
        <translation>
            <numerusform>%n pengaduan ditemukan; hal itu dicatat di riwayatnya.</numerusform>
        </translation>
    </message>
    <message>
        <source>Confidential complaints that were found</source>
        <translation>Pengaduan dirahasiakan yang ditemukan</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Nobody confidential has that whole name or number.</source>
        <translation>Tidak ada pengadu dirahasiakan dengan nama atau nomor lengkap itu.</translation>
    </message>
    <message>
        <source>Type the whole name or number first.</source>
        <translation>Ketik dahulu nama atau nomor lengkapnya.</translation>
    </message>
    <message>
        <source>Who lost the resi and asked for confidence… ({key:lost_receipt.ask})</source>
        <translation>Resi hilang, pengadu dirahasiakan… ({key:lost_receipt.ask})</translation>
    </message>
    <message>
        <source>Why is “{text}” looked for among the confidential? The reason and your name are written down.</source>
        <translation>Mengapa “{text}” dicari di antara yang dirahasiakan? Alasan dan nama Anda dicatat.</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>&amp;Name beside it</source>
        <translation>&amp;Nama pengirim</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nama p&amp;engguna</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Akun</translation>
    </message>
    <message>
        <source>Address that it is sent &amp;from</source>
        <translation>&amp;Alamat pengirim</translation>
    </message>
    <message>
        <source>Back ({key:mail.back})</source>
        <translation>Kembali ({key:mail.back})</translation>
    </message>
    <message>
        <source>E-mail account</source>
        <translation>Akun e-mail</translation>
    </message>
    <message>
        <source>Mail ser&amp;ver</source>
        <translation>&amp;Server e-mail</translation>
    </message>
    <message>
        <source>No e-mail is sent by itself any more; ready texts are copied.</source>
        <translation>E-mail tidak dikirim oleh program lagi; teks siap disalin.</translation>
    </message>
    <message>
        <source>Nothing is saved yet: look at the red lines.</source>
        <translation>Belum ada yang disimpan: lihat baris merah.</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>P&amp;rotection</source>
        <translation>Per&amp;lindungan</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Kata sandi</translation>
    </message>
    <message>
        <source>Reading a mailbox</source>
        <translation>Membaca kotak surat</translation>
    </message>
    <message>
        <source>Reading the form of a website</source>
        <translation>Membaca formulir situs</translation>
    </message>
    <message>
        <source>STARTTLS (port 587)</source>
        <translation>STARTTLS (port 587)</translation>
    </message>
    <message>
        <source>Save ({key:mail.save})</source>
        <translation>Simpan ({key:mail.save})</translation>
    </message>
    <message>
        <source>Saved. Ready texts can be sent by e-mail now.</source>
        <translation>Tersimpan. Teks siap sekarang dapat dikirim lewat e-mail.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Send no e-mail any more</source>
        <translation>Berhenti mengirim e-mail</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>TLS from the first byte (port 465)</source>
        <translation>TLS sejak awal (port 465)</translation>
    </message>
    <message>
        <source>Test ({key:mail.test})</source>
        <translation>Uji ({key:mail.test})</translation>
    </message>
    <message>
        <source>The mail server takes messages: {}</source>
        <translation>Server e-mail menerima pesan: {}</translation>
    </message>
    <message>
        <source>Trying the account…</source>
        <translation>Menguji akun…</translation>
    </message>
    <message>
        <source>With an account the ready text goes to the complainant by itself. Without one it is copied, as before. The password is kept in this computer’s keyring only; nothing is ever said to a server in the clear.</source>
        <translation>Dengan akun, teks siap dikirim langsung kepada pengadu. Tanpa akun teksnya disalin seperti biasa. Kata sandi hanya disimpan di penyimpan sandi komputer ini. Tidak ada yang dikatakan kepada server tanpa perlindungan.</translation>
    </message>
    <message>
        <source>empty where the server asks for none</source>
        <translation>kosong bila server tidak memintanya</translation>
    </message>
    <message>
        <source>kept in this computer&apos;s keyring</source>
        <translation>tersimpan di penyimpan sandi komputer ini</translation>
    </message>
</context>
<context>
    <name>MailboxPanel</name>
    <message>
        <source>Advanced, for IT</source>
        <translation>Lanjutan, untuk TI</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>File of the OAuth token</source>
        <translation>Berkas token OAuth</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Nothing is saved yet: look at the red lines.</source>
        <translation>Belum ada yang disimpan: lihat baris merah.</translation>
    </message>
    <message>
        <source>One desk reads the office’s mailbox as mails come. What comes in waits for an officer; the mails stay on the server. An empty server stops it.</source>
        <translation>Satu loket membaca kotak surat kantor begitu surat datang. Yang masuk menunggu keputusan petugas; suratnya tetap di server. Server yang kosong menghentikannya.</translation>
    </message>
    <message>
        <source>Password of the mailbox</source>
        <translation>Kata sandi kotak surat</translation>
    </message>
    <message>
        <source>Port (993; 143 with STARTTLS)</source>
        <translation>Port (993; 143 dengan STARTTLS)</translation>
    </message>
    <message>
        <source>Read from this desk</source>
        <translation>Baca dari loket ini</translation>
    </message>
    <message>
        <source>Read mails since</source>
        <translation>Baca sejak</translation>
    </message>
    <message>
        <source>Save the mailbox</source>
        <translation>Simpan kotak surat</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Saved. This desk reads no mailbox.</source>
        <translation>Tersimpan. Loket ini tidak membaca kotak surat.</translation>
    </message>
    <message>
        <source>Saved. This desk reads the mailbox from now on.</source>
        <translation>Tersimpan. Loket ini membaca kotak surat mulai sekarang.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Server of the mailbox</source>
        <translation>Server kotak surat</translation>
    </message>
    <message>
        <source>Test the mailbox</source>
        <translation>Coba kotak surat</translation>
    </message>
    <message numerus="yes">
        <source>The mailbox opens; %n mail(s) in it.</source>
        <translation>
            <numerusform>Kotak surat terbuka; isinya %n surat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying the mailbox…</source>
        <translation>Mencoba kotak surat…</translation>
    </message>
    <message>
        <source>User name of the mailbox</source>
        <translation>Nama pengguna kotak surat</translation>
    </message>
    <message>
        <source>day-month-year; empty for all mails</source>
        <translation>hari-bulan-tahun; kosong untuk semua surat</translation>
    </message>
    <message>
        <source>empty where the password signs in</source>
        <translation>kosong bila masuk dengan kata sandi</translation>
    </message>
    <message>
        <source>kept in this computer&apos;s keyring</source>
        <translation>tersimpan di keyring komputer ini</translation>
    </message>
    <message>
        <source>{counter} reads this mailbox since {since}; this desk does not.</source>
        <translation>{counter} membaca kotak surat ini sejak {since}; loket ini tidak.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n recorded today</source>
        <translation>
            <numerusform>%n tercatat hari ini</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Exchange with the centre</source>
        <translation>Sinkronisasi dengan pusa&amp;t</translation>
    </message>
    <message>
        <source>&amp;Lists</source>
        <translation>&amp;Referensi</translation>
    </message>
    <message>
        <source>&amp;Officers</source>
        <translation>&amp;Pengguna</translation>
    </message>
    <message>
        <source>&amp;Printers</source>
        <translation>Pr&amp;inter</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>Pen&amp;gaturan</translation>
    </message>
    <message>
        <source>&amp;Time limits and hours</source>
        <translation>&amp;Batas waktu dan jam kerja</translation>
    </message>
    <message>
        <source>A&amp;bout this program</source>
        <translation>Tentang pr&amp;ogram ini</translation>
    </message>
    <message>
        <source>B&amp;ackups</source>
        <translation>&amp;Cadangan</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Tutup juga</translation>
    </message>
    <message>
        <source>Co&amp;nnection to the centre</source>
        <translation>Sa&amp;mbungan ke pusat</translation>
    </message>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>Consultat&amp;ions</source>
        <translation>Konsu&amp;ltasi</translation>
    </message>
    <message>
        <source>E&amp;xported lists</source>
        <translation>&amp;Daftar yang diekspor</translation>
    </message>
    <message>
        <source>E-mail an&amp;d web forms</source>
        <translation>E-mail dan &amp;formulir situs</translation>
    </message>
    <message>
        <source>Hand the counter over</source>
        <translation>Serah terima loket</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Kotak masuk</translation>
    </message>
    <message>
        <source>Last n&amp;umber on paper</source>
        <translation>&amp;Nomor terakhir pada resi</translation>
    </message>
    <message>
        <source>Loc&amp;k, or let somebody else sign in</source>
        <translation>&amp;Kunci, atau ganti petugas</translation>
    </message>
    <message>
        <source>M&amp;y PIN</source>
        <translation>PIN &amp;saya</translation>
    </message>
    <message>
        <source>Messages that came in and wait ({key:page.inbox})</source>
        <translation>Pesan masuk yang menunggu ({key:page.inbox})</translation>
    </message>
    <message>
        <source>Messages to complainants ({key:page.sending})</source>
        <translation>Pesan kepada pengadu ({key:page.sending})</translation>
    </message>
    <message>
        <source>Ne&amp;w version</source>
        <translation>&amp;Versi baru</translation>
    </message>
    <message>
        <source>No printer yet</source>
        <translation>Belum ada printer</translation>
    </message>
    <message>
        <source>Numbered slips</source>
        <translation>Slip bernomor</translation>
    </message>
    <message>
        <source>Office &amp;calendar</source>
        <translation>K&amp;alender kerja</translation>
    </message>
    <message>
        <source>Reco&amp;very key</source>
        <translation>Kunci p&amp;emulihan</translation>
    </message>
    <message>
        <source>S&amp;MS</source>
        <translation>&amp;Jalur SMS</translation>
    </message>
    <message>
        <source>Su&amp;ggestion box</source>
        <translation>Pemb&amp;ukaan kotak saran</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>This desk has no series of its own: complaints are recorded at the counters.</source>
        <translation>Meja ini tidak punya seri nomor sendiri: pengaduan dicatat di loket.</translation>
    </message>
    <message>
        <source>W&amp;hat readers looked at</source>
        <translation>&amp;Yang dilihat pemeriksa</translation>
    </message>
    <message>
        <source>What was typed cannot be kept on the disk. Make room there and close again; or leave it behind.</source>
        <translation>Isian yang diketik belum dapat disimpan ke disk. Kosongkan tempat di disk lalu tutup lagi; atau tinggalkan isian itu.</translation>
    </message>
    <message>
        <source>Who is away</source>
        <translation>Tidak hadir dan pengganti</translation>
    </message>
    <message>
        <source>Wo&amp;rd templates</source>
        <translation>Templat surat &amp;Word</translation>
    </message>
</context>
<context>
    <name>MeetingPanel</name>
    <message>
        <source>Attended, one a line</source>
        <translation>Yang hadir, satu orang satu baris</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Pemimpin rapat</translation>
    </message>
    <message>
        <source>Evaluation meeting on</source>
        <translation>Rapat evaluasi tanggal</translation>
    </message>
    <message>
        <source>Name; position</source>
        <translation>Nama; jabatan</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>What was said and decided</source>
        <translation>Jalannya rapat dan keputusan</translation>
    </message>
    <message>
        <source>day-month-year</source>
        <translation>tgl-bln-tahun</translation>
    </message>
</context>
<context>
    <name>Morning</name>
    <message>
        <source>Days not closed</source>
        <translation>Hari belum ditutup</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Belum ditelaah</translation>
    </message>
    <message>
        <source>Not yet printed</source>
        <translation>Resi belum tercetak</translation>
    </message>
    <message>
        <source>Open slips</source>
        <translation>Slip terbuka</translation>
    </message>
    <message>
        <source>Papers overdue</source>
        <translation>Berkas lewat batas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>Menunggu saya</translation>
    </message>
    <message>
        <source>Within 3 days</source>
        <translation>Dalam 3 hari</translation>
    </message>
    <message>
        <source>due today: {}</source>
        <translation>jatuh tempo hari ini: {}</translation>
    </message>
    <message>
        <source>due within 3 working days: {}</source>
        <translation>jatuh tempo dalam 3 hari kerja: {}</translation>
    </message>
    <message>
        <source>late: {}</source>
        <translation>terlambat: {}</translation>
    </message>
</context>
<context>
    <name>MorningStrip</name>
    <message>
        <source>This morning ({keys}digit):</source>
        <translation>Pagi ini ({keys}angka):</translation>
    </message>
    <message>
        <source>Understood ({key:window.understand})</source>
        <translation>Mengerti ({key:window.understand})</translation>
    </message>
</context>
<context>
    <name>NextBox</name>
    <message>
        <source>Why not another step</source>
        <translation>Mengapa bukan langkah lain</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Filed late: the supervisor decides by reviewing it.</source>
        <translation>Lewat 30 hari: supervisor memutuskan lewat penelaahan.</translation>
    </message>
    <message>
        <source>Next: {step} ({roles})</source>
        <translation>Berikutnya: {step} ({roles})</translation>
    </message>
    <message>
        <source>Not named yet: {}. The supervisor names it by reviewing it again.</source>
        <translation>Belum ditetapkan: {}. Supervisor menetapkannya dengan menelaah sekali lagi.</translation>
    </message>
    <message>
        <source>Papers are asked for until {}.</source>
        <translation>Kelengkapan diminta paling lambat {}.</translation>
    </message>
    <message>
        <source>Target of this cycle: {}, past.</source>
        <translation>Target siklus ini: {}, sudah lewat.</translation>
    </message>
    <message>
        <source>Target of this cycle: {}.</source>
        <translation>Target siklus ini: {}.</translation>
    </message>
    <message>
        <source>The message of {} came back: it reached nobody. Inform the complainant in another way.</source>
        <translation>Pesan tanggal {} kembali, tidak sampai ke siapa pun. Beri tahu pengadu dengan cara lain.</translation>
    </message>
    <message>
        <source>The same item is recorded as {}, too. Merge one into the other: then it counts once.</source>
        <translation>Kiriman yang sama tercatat juga sebagai {}. Gabungkan salah satunya, supaya dihitung satu kali.</translation>
    </message>
    <message>
        <source>Two desks went on from the same place. The next step settles it; both stay readable.</source>
        <translation>Dua komputer melanjutkan dari tahap yang sama. Langkah berikutnya menentukan yang berlaku; keduanya tetap dapat dibaca.</translation>
    </message>
    <message>
        <source>What this was merged into was cancelled, or merged as well: nobody handles it. Reopen it here.</source>
        <translation>Pengaduan tujuannya dibatalkan, atau digabung juga: tidak ada yang menangani. Buka kembali di sini.</translation>
    </message>
    <message>
        <source>level</source>
        <translation>kadar</translation>
    </message>
    <message>
        <source>team</source>
        <translation>tim</translation>
    </message>
    <message>
        <source>what the complainant answers</source>
        <translation>tanggapan pengadu</translation>
    </message>
    <message>
        <source>{limit}: {day}, past.</source>
        <translation>{limit}: {day}, lewat.</translation>
    </message>
    <message>
        <source>{limit}: {day}.</source>
        <translation>{limit}: {day}.</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing passes the filter. {key:search.clear} takes it away.</source>
        <translation>Tidak ada yang cocok dengan saringan. {key:search.clear} menghapus saringan.</translation>
    </message>
    <message>
        <source>Nothing was found. Fewer letters find more; a name kept confidential is not found by name.</source>
        <translation>Tidak ditemukan. Coba ketik lebih sedikit huruf; nama yang dirahasiakan tidak dapat dicari.</translation>
    </message>
    <message>
        <source>The check code behind the number {} has {} letters and digits; type it to its end.</source>
        <translation>Kode cek di belakang nomor {} terdiri dari {} huruf dan angka; ketik sampai lengkap.</translation>
    </message>
    <message>
        <source>The check code does not fit the number {}. Compare both with the receipt, letter by letter.</source>
        <translation>Kode cek tidak cocok dengan nomor {}. Cocokkan keduanya dengan resi, huruf demi huruf.</translation>
    </message>
    <message>
        <source>There is no complaint {} in this register. Look at number, series and year on the receipt.</source>
        <translation>Pengaduan {} tidak ada dalam register ini. Periksa nomor, seri, dan tahun pada resi.</translation>
    </message>
    <message>
        <source>There is no complaint {} in this register. With that running number there is: {}.</source>
        <translation>Pengaduan {} tidak ada dalam register ini. Dengan nomor urut itu ada: {}.</translation>
    </message>
    <message>
        <source>Type what you know, in any order: “budi 14 nov”, “0123 mawar”, “dewi 1234”.
{key:search.filter} limits the list.</source>
        <translation>Ketik yang Anda tahu, urutannya bebas: “budi 14 nov”, “0123 mawar”, “dewi 1234”.
{key:search.filter} menyaring daftar.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close ({key:window.read_notices})</source>
        <translation>Tutup ({key:window.read_notices})</translation>
    </message>
    <message>
        <source>Read ({key:window.read_notices})</source>
        <translation>Baca ({key:window.read_notices})</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Data in danger:</source>
        <translation>Data terancam:</translation>
    </message>
    <message>
        <source>Read everything that is said here ({key:window.read_notices})</source>
        <translation>Baca semua pemberitahuan di sini ({key:window.read_notices})</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>Singkirkan baris ini</translation>
    </message>
    <message>
        <source>Understood ({key:window.understand})</source>
        <translation>Mengerti ({key:window.understand})</translation>
    </message>
</context>
<context>
    <name>OfficersPage</name>
    <message>
        <source>&amp;Add officer</source>
        <translation>&amp;Tambah pengguna</translation>
    </message>
    <message>
        <source>&amp;Change my PIN</source>
        <translation>&amp;Ganti PIN saya</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>Nonakti&amp;fkan</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Aktifkan</translation>
    </message>
    <message>
        <source>&amp;PIN (6 digits or more) or passphrase</source>
        <translation>&amp;PIN (6 angka atau lebih) atau kata sandi</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>Pe&amp;ran</translation>
    </message>
    <message>
        <source>; another device&apos;s try was refused</source>
        <translation>; upaya perangkat lain ditolak</translation>
    </message>
    <message>
        <source>Does all that an officer does, reviews, cancels, and keeps officers, lists and settings.</source>
        <translation>Semua tugas petugas FO, menelaah, membatalkan, serta mengatur pengguna, referensi, dan pengaturan.</translation>
    </message>
    <message>
        <source>Handles complaints: analyses, acts, verifies, speaks with complainants; records nothing.</source>
        <translation>Menangani pengaduan: menganalisis, menyelesaikan, memverifikasi, menghubungi pengadu; tidak mencatat pengaduan baru.</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Keeps lists and settings; records nothing.</source>
        <translation>Mengatur referensi dan pengaturan; tidak mencatat.</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Boleh masuk</translation>
    </message>
    <message>
        <source>May sign in until (day-month-year)</source>
        <translation>Boleh masuk sampai dengan (hari-bulan-tahun)</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>PIN saya</translation>
    </message>
    <message>
        <source>NIP (stands on paper)</source>
        <translation>NIP (tercetak di kertas)</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>New PIN (6 digits or more) or passphrase</source>
        <translation>PIN baru (6 angka atau lebih) atau kata sandi</translation>
    </message>
    <message>
        <source>New PIN for this officer</source>
        <translation>PIN baru untuk pengguna ini</translation>
    </message>
    <message>
        <source>New officer</source>
        <translation>Pengguna baru</translation>
    </message>
    <message>
        <source>No PIN here</source>
        <translation>Belum ada PIN di sini</translation>
    </message>
    <message>
        <source>No, disabled</source>
        <translation>Tidak, nonaktif</translation>
    </message>
    <message>
        <source>No, it was until {}</source>
        <translation>Tidak, hanya sampai {}</translation>
    </message>
    <message>
        <source>Nobody is deleted: who recorded something stays in the register.</source>
        <translation>Tidak ada yang dihapus: yang pernah mencatat tetap ada di register.</translation>
    </message>
    <message>
        <source>Of the Inspektorat or the Ombudsman: reads complaints, reports and dossiers, and writes nothing. Everything that is looked at is written down.</source>
        <translation>Dari Inspektorat atau Ombudsman: membaca pengaduan, laporan, dan berkas pengaduan, tidak menulis apa pun. Semua yang dilihat dicatat.</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>P&amp;osition (stands on paper)</source>
        <translation>&amp;Jabatan (tercetak di resi)</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN atau kata sandi</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Present PIN or passphrase</source>
        <translation>PIN atau kata sandi sekarang</translation>
    </message>
    <message>
        <source>Records, amends and prints at the counter.</source>
        <translation>Mencatat, mengubah, dan mencetak di loket.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Save ({key:officers.save})</source>
        <translation>Simpan ({key:officers.save})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Se&amp;t the new PIN</source>
        <translation>Tetapkan PIN &amp;baru</translation>
    </message>
    <message>
        <source>Sees confidential identities, because (empty: does not)</source>
        <translation>Boleh melihat identitas yang dirahasiakan, karena (kosong: tidak boleh)</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Ulangi sekali lagi</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>like Petugas Front Office</source>
        <translation>misalnya Petugas Front Office</translation>
    </message>
</context>
<context>
    <name>OpeningTable</name>
    <message>
        <source>By</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Berita acara</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nomor register</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>not closed</source>
        <translation>belum ditutup</translation>
    </message>
</context>
<context>
    <name>OtherPrinterChoice</name>
    <message>
        <source>As a PDF ({key})</source>
        <translation>Sebagai PDF ({key})</translation>
    </message>
    <message>
        <source>On {printer} ({key})</source>
        <translation>Di {printer} ({key})</translation>
    </message>
</context>
<context>
    <name>PageMenu</name>
    <message>
        <source>&amp;More</source>
        <translation>Lai&amp;nnya</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>Ukuran huruf (&amp;zoom)</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Work at the counter</source>
        <translation>Pekerjaan loket</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the paper</source>
        <translation>Halaman kertas</translation>
    </message>
</context>
<context>
    <name>PaperOutcome</name>
    <message>
        <source>{paper}: sent to the printer {printer} ({pages} pages, {copies} copies). Look whether it comes out.</source>
        <translation>{paper}: dikirim ke printer {printer} ({pages} halaman, {copies} rangkap). Lihat apakah kertasnya keluar.</translation>
    </message>
    <message>
        <source>{paper}: stopped. What the printer {printer} had taken by then may still come out.</source>
        <translation>{paper}: dihentikan. Yang sudah diterima printer {printer} mungkin tetap keluar.</translation>
    </message>
    <message>
        <source>{paper}: {why} {key:widget.save} tries it again.</source>
        <translation>{paper}: {why} {key:widget.save} mencoba lagi.</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Made and written in the story. It is on no disk: print it, or save it ({key:preview.save}).</source>
        <translation>Dibuat dan tercatat di riwayat. Tidak disimpan di disk: cetak, atau simpan ({key:preview.save}).</translation>
    </message>
    <message>
        <source>Made, and written where readings are. It is on no disk: print it, or save it ({key:preview.save}).</source>
        <translation>Dibuat, dan pembacaannya dicatat. Tidak tersimpan di disk: cetak, atau simpan ({key:preview.save}).</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Buat</translation>
    </message>
    <message>
        <source>The name is hidden on it; {ask:complaint.reveal}show the identity{by:complaint.reveal} first to have it there.</source>
        <translation>Nama pengadu tidak tampil di surat itu; {ask:complaint.reveal}lihat identitasnya{by:complaint.reveal} lebih dahulu bila nama harus tampil.</translation>
    </message>
    <message>
        <source>{paper}: its number. The next one here is proposed; empty for none.</source>
        <translation>Nomor untuk {paper}. Yang tertulis adalah nomor berikutnya; kosongkan bila surat ini tanpa nomor.</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Kertas</translation>
    </message>
    <message>
        <source>A few large numbers; small ones are hidden.</source>
        <translation>Beberapa angka besar; yang kecil disembunyikan.</translation>
    </message>
    <message>
        <source>Approved reports ({key:papers.approved})</source>
        <translation>Laporan yang disahkan ({key:papers.approved})</translation>
    </message>
    <message>
        <source>Approve… ({key:papers.approve})</source>
        <translation>Sahkan… ({key:papers.approve})</translation>
    </message>
    <message>
        <source>Back ({key:papers.back})</source>
        <translation>Kembali ({key:papers.back})</translation>
    </message>
    <message>
        <source>Cancel ({key:papers.back})</source>
        <translation>Batal ({key:papers.back})</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Kesimpulan</translation>
    </message>
    <message>
        <source>Evaluation meeting ({key:papers.show_meeting})</source>
        <translation>Rapat evaluasi ({key:papers.show_meeting})</translation>
    </message>
    <message>
        <source>Every complaint of the period, names as anyone may see them. That you took it is written down.</source>
        <translation>Semua pengaduan periode itu, nama seperti yang boleh dilihat siapa saja. Pengambilannya dicatat.</translation>
    </message>
    <message>
        <source>Indicators 25 to 28 with the list of proofs, of a year.</source>
        <translation>Indikator 25 sampai 28 dengan daftar bukti, untuk satu tahun.</translation>
    </message>
    <message>
        <source>List with hidden identities… ({key:papers.identities})</source>
        <translation>Daftar dengan identitas… ({key:papers.identities})</translation>
    </message>
    <message>
        <source>More ({key:papers.more})</source>
        <translation>Lainnya ({key:papers.more})</translation>
    </message>
    <message>
        <source>One page without identities; small counts are hidden. Publish months or quarters, not both.</source>
        <translation>Satu halaman tanpa identitas; jumlah kecil disembunyikan. Terbitkan bulanan atau triwulanan, jangan keduanya.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Papers: {}, {}</source>
        <translation>Kertas: {}, {}</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Save for Excel… ({key:papers.workbook})</source>
        <translation>Simpan untuk Excel… ({key:papers.workbook})</translation>
    </message>
    <message>
        <source>Save the list as CSV… ({key:papers.list})</source>
        <translation>Simpan daftar sebagai CSV… ({key:papers.list})</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Tersimpan: {}</translation>
    </message>
    <message>
        <source>Show and print</source>
        <translation>Tampilkan dan cetak</translation>
    </message>
    <message>
        <source>Show and print ({key:papers.show})</source>
        <translation>Tampilkan dan cetak ({key:papers.show})</translation>
    </message>
    <message>
        <source>Solutions and what follows</source>
        <translation>Solusi dan tindak lanjut</translation>
    </message>
    <message>
        <source>Tables, charts, your words, a place to sign; from a quarter on with minutes and attendance.</source>
        <translation>Tabel, grafik, kata-kata Anda, tanda tangan; mulai triwulan dengan notulen dan daftar hadir.</translation>
    </message>
    <message>
        <source>The list with hidden identities shown, as PDF. Reason:</source>
        <translation>Daftar dengan identitas yang dirahasiakan, sebagai PDF. Alasan:</translation>
    </message>
    <message>
        <source>The report is approved. {key:papers.approved}: its papers, and what comes later.</source>
        <translation>Laporan ini sudah disahkan. {key:papers.approved}: kertasnya, dan yang datang kemudian.</translation>
    </message>
    <message>
        <source>This report is not approved yet.</source>
        <translation>Laporan ini belum disahkan.</translation>
    </message>
    <message>
        <source>What stood in the way</source>
        <translation>Kendala</translation>
    </message>
    <message>
        <source>What was improved (for the public)</source>
        <translation>Yang diperbaiki (untuk umum)</translation>
    </message>
    <message>
        <source>Where to save it; whoever opens that folder reads it</source>
        <translation>Tempat menyimpan; siapa pun yang membuka folder itu dapat membacanya</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>&amp;Code of the recovery paper…</source>
        <translation>&amp;Kode kertas kunci pemulihan…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the register</source>
        <translation>&amp;Frasa sandi register</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Kel&amp;uar</translation>
    </message>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>Leave it &amp;unencrypted</source>
        <translation>Biarkan &amp;tanpa enkripsi</translation>
    </message>
    <message>
        <source>The register opens with its passphrase</source>
        <translation>Register dibuka dengan frasa sandinya</translation>
    </message>
    <message>
        <source>This computer has no keyring for the register&apos;s key. Whoever opens the office in the morning types the passphrase once; then everybody signs in as usual.</source>
        <translation>Komputer ini tidak mempunyai penyimpan sandi untuk kunci register. Siapa pun yang membuka kantor pagi hari mengetik frasa sandinya satu kali. Sesudah itu semua masuk seperti biasa.</translation>
    </message>
    <message>
        <source>This is not the passphrase of this register.</source>
        <translation>Ini bukan frasa sandi register ini.</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s).</source>
        <translation>
            <numerusform>Tunggu %n detik.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingFiles</name>
    <message>
        <source>A file</source>
        <translation>Sebuah berkas</translation>
    </message>
    <message>
        <source>Putting the pages together…</source>
        <translation>Menyusun halaman…</translation>
    </message>
    <message>
        <source>Reading a file…</source>
        <translation>Membaca berkas…</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Membaca {name}…</translation>
    </message>
    <message>
        <source>The scanner stopped, and sheets are missing. Scan them and join both ({key:attachment.join}), or again.</source>
        <translation>Pemindai berhenti dan ada lembar yang belum terpindai. Pindai sisanya lalu gabung ({key:attachment.join}), atau pindai ulang.</translation>
    </message>
    <message>
        <source>This file is hidden: look at it first ({key:attachment.view}), and write why.</source>
        <translation>Berkas ini tertutup: lihat dahulu ({key:attachment.view}), dan tulis alasannya.</translation>
    </message>
    <message>
        <source>signed: kept as it came</source>
        <translation>bertanda tangan elektronik: disimpan apa adanya</translation>
    </message>
    <message>
        <source>{name}, incomplete</source>
        <translation>{name} belum lengkap</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>All counters</source>
        <translation>Semua loket</translation>
    </message>
    <message>
        <source>By which date</source>
        <translation>Menurut tanggal</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Counter {code}</source>
        <translation>Loket {code}</translation>
    </message>
    <message>
        <source>Earlier ({key:report.earlier})</source>
        <translation>Sebelumnya ({key:report.earlier})</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Length of the period</source>
        <translation>Panjang periode</translation>
    </message>
    <message>
        <source>Next ({key:report.later})</source>
        <translation>Berikutnya ({key:report.later})</translation>
    </message>
    <message>
        <source>This counter ({code})</source>
        <translation>Loket ini ({code})</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
</context>
<context>
    <name>PhrasePicker</name>
    <message>
        <source>Find a phrase</source>
        <translation>Cari frasa</translation>
    </message>
    <message>
        <source>No phrase has these words.</source>
        <translation>Tidak ada frasa dengan kata itu.</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Frasa</translation>
    </message>
    <message>
        <source>The phrase does not fit: this takes {} characters. Nothing was put in.</source>
        <translation>Frasa tidak muat: isian ini memuat {} karakter. Tidak ada yang dimasukkan.</translation>
    </message>
    <message>
        <source>Type to find a phrase; {key:phrase.put_in} puts it in, {key:widget.back} closes</source>
        <translation>Ketik untuk mencari; {key:phrase.put_in} memasukkan, {key:widget.back} menutup</translation>
    </message>
</context>
<context>
    <name>PhrasesPanel</name>
    <message>
        <source>Filled in where it is used: {known}. What is not known yet stays as a blank in brackets.</source>
        <translation>Diisi saat frasa dipakai: {known}. Yang belum diketahui tetap kosong dalam kurung siku.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Frasa</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Berhenti memakai</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Tidak dipakai</translation>
    </message>
    <message>
        <source>Save phrase ({key:lists.save})</source>
        <translation>Simpan frasa ({key:lists.save})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nama pendek</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Pakai lagi</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Perbesar (+)</translation>
    </message>
    <message>
        <source>No program here shows PDF files: open it from that folder.</source>
        <translation>Tidak ada program di sini yang menampilkan PDF: buka dari folder itu.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Tersimpan: {}</translation>
    </message>
    <message>
        <source>Sending page {page} of {pages} …</source>
        <translation>Mengirim halaman {page} dari {pages} …</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Perkecil (-)</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system has not taken the paper yet. A minute at most it is waited for.</source>
        <translation>Sistem pencetakan komputer belum menerima kertas ini. Ditunggu paling lama satu menit.</translation>
    </message>
    <message>
        <source>The file is being made …</source>
        <translation>Berkas sedang dibuat …</translation>
    </message>
    <message>
        <source>Where to save it; whoever opens that folder reads it</source>
        <translation>Tempat menyimpan; siapa pun yang membuka folder itu dapat membacanya</translation>
    </message>
    <message>
        <source>Whole page ({key:preview.fit_page})</source>
        <translation>Satu halaman ({key:preview.fit_page})</translation>
    </message>
    <message>
        <source>Width ({key:preview.fit_width})</source>
        <translation>Lebar ({key:preview.fit_width})</translation>
    </message>
</context>
<context>
    <name>PrintPanel</name>
    <message>
        <source>&amp;Copies</source>
        <translation>R&amp;angkap</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>Semua halaman</translation>
    </message>
    <message>
        <source>Back ({key:preview.back})</source>
        <translation>Kembali ({key:preview.back})</translation>
    </message>
    <message>
        <source>Cancel ({key:preview.back})</source>
        <translation>Batal ({key:preview.back})</translation>
    </message>
    <message>
        <source>Looking for the printers of this computer…</source>
        <translation>Mencari printer komputer ini…</translation>
    </message>
    <message>
        <source>On &amp;both sides of the sheet</source>
        <translation>Bo&amp;lak-balik</translation>
    </message>
    <message>
        <source>Open elsewhere ({key:preview.open})</source>
        <translation>Buka di program lain ({key:preview.open})</translation>
    </message>
    <message>
        <source>P&amp;rinter</source>
        <translation>P&amp;rinter</translation>
    </message>
    <message>
        <source>Pa&amp;ges, such as 1-3,5</source>
        <translation>&amp;Halaman, misalnya 1-3,5</translation>
    </message>
    <message>
        <source>Print ({key:preview.print})</source>
        <translation>Cetak ({key:preview.print})</translation>
    </message>
    <message>
        <source>Save as PDF ({key:preview.save})</source>
        <translation>Simpan PDF ({key:preview.save})</translation>
    </message>
    <message>
        <source>Save as Word ({key:preview.word})</source>
        <translation>Simpan Word ({key:preview.word})</translation>
    </message>
    <message>
        <source>This computer knows no printer. {key:preview.save} saves the paper as PDF, {key:preview.open} opens it in another program.</source>
        <translation>Komputer ini belum mengenal printer. {key:preview.save} menyimpan PDF, {key:preview.open} membukanya di program lain.</translation>
    </message>
    <message>
        <source>This paper has the pages 1 to {last}. Write them as in 1-3,5.</source>
        <translation>Halaman yang ada: 1 sampai {last}. Tulis seperti 1-3,5.</translation>
    </message>
</context>
<context>
    <name>PrinterSearch</name>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Cari</translation>
    </message>
    <message>
        <source>Choose one ({key:widget.take}):</source>
        <translation>Pilih satu ({key:widget.take}):</translation>
    </message>
    <message>
        <source>Its name says {model}: choose that model if it is one.</source>
        <translation>Namanya menyebut {model}: pilih model itu bila benar.</translation>
    </message>
    <message>
        <source>Its name says {model}; what is known of that model is filled in. The test page has the last word.</source>
        <translation>Namanya menyebut {model}; yang diketahui tentang model itu sudah diisikan. Halaman uji yang menentukan.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mencari…</translation>
    </message>
    <message>
        <source>Nothing was found. Look whether it is switched on and connected, or type the address.</source>
        <translation>Tidak ada yang ditemukan. Periksa apakah printer menyala dan terhubung, atau ketik alamatnya.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Berhenti</translation>
    </message>
    <message>
        <source>Stopped looking.</source>
        <translation>Pencarian dihentikan.</translation>
    </message>
</context>
<context>
    <name>PrinterTest</name>
    <message>
        <source>It calls itself {name}.</source>
        <translation>Printer menyebut dirinya {name}.</translation>
    </message>
    <message>
        <source>It takes more than a second to say whether its cover is open, so it is not asked for that.</source>
        <translation>Printer ini perlu lebih dari satu detik untuk menyebut keadaannya, misalnya penutup terbuka. Maka itu tidak ditanyakan.</translation>
    </message>
    <message>
        <source>On so slow a line a resi takes 8 seconds with the code as an image, and 3 with the printer&apos;s own.</source>
        <translation>Sambungan ini lambat. Satu resi perlu 8 detik bila kode QR dicetak sebagai gambar. Dengan kode QR milik printer, 3 detik.</translation>
    </message>
    <message>
        <source>The test page is on its way…</source>
        <translation>Halaman uji sedang dikirim…</translation>
    </message>
    <message>
        <source>The test page is out. Look at the paper, then answer here.</source>
        <translation>Halaman uji sudah keluar. Lihat kertasnya, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>can be read with a telephone</source>
        <translation>dapat dibaca dengan telepon</translation>
    </message>
    <message>
        <source>cannot be read, nor can the first one</source>
        <translation>tidak terbaca, begitu pula yang pertama</translation>
    </message>
    <message>
        <source>is not there, or only letters</source>
        <translation>tidak ada, atau hanya huruf</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} kolom</translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>&amp;Add a printer</source>
        <translation>T&amp;ambah printer</translation>
    </message>
    <message>
        <source>&amp;Back to the settings</source>
        <translation>Kem&amp;bali ke Pengaturan</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Cari</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>&amp;Undo changes</source>
        <translation>&amp;Urungkan perubahan</translation>
    </message>
    <message>
        <source>A file is written; there is nothing to answer.</source>
        <translation>Yang ditulis adalah berkas; tidak ada yang perlu dijawab.</translation>
    </message>
    <message>
        <source>A queue tells nothing of the paper: only that it passed it on.</source>
        <translation>Antrean tidak tahu tentang kertas: hanya bahwa data sudah diteruskan.</translation>
    </message>
    <message>
        <source>Ad&amp;vanced, for IT</source>
        <translation>&amp;Lanjutan, untuk TI</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>After: {source}.</source>
        <translation>Menurut: {source}.</translation>
    </message>
    <message>
        <source>Ask whether a paper came out, when the printer cannot tell</source>
        <translation>Tanyakan kertasnya bila printer tidak memberi tahu</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>Huruf per baris</translation>
    </message>
    <message>
        <source>Code page</source>
        <translation>Halaman kode</translation>
    </message>
    <message>
        <source>Dots across the paper (0: by its width)</source>
        <translation>Titik per baris (0: otomatis)</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>Cara terhubung</translation>
    </message>
    <message>
        <source>Its paper and letters</source>
        <translation>Kertas dan hurufnya</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Model, to begin with</source>
        <translation>Model, sebagai permulaan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Never tried on a real printer by us, only its language on an emulator. After: {source}.</source>
        <translation>Belum pernah kami coba di printer sungguhan; hanya bahasanya, di emulator. Menurut: {source}.</translation>
    </message>
    <message>
        <source>Nobody has looked at a test page of this printer yet.</source>
        <translation>Halaman uji printer ini belum pernah dilihat.</translation>
    </message>
    <message>
        <source>Nothing is saved yet: look at the red lines.</source>
        <translation>Belum disimpan: periksa baris merah.</translation>
    </message>
    <message>
        <source>Only a-z, A-Z, digits and plain signs are printed with it: printers number their pages differently. What has other letters can be printed as an image.</source>
        <translation>Dengan halaman ini hanya a-z, A-Z, angka, dan tanda biasa yang dicetak. Setiap printer memberi nomor halamannya sendiri. Resi dengan huruf lain dapat dicetak sebagai gambar.</translation>
    </message>
    <message>
        <source>Other counters of this program may print there, too. Nothing shows that another program wrote into a paper: let none print there.</source>
        <translation>Loket lain yang memakai program ini juga boleh mencetak di sana. Tulisan program lain di tengah resi tidak ketahuan: jangan biarkan program lain mencetak di sana.</translation>
    </message>
    <message>
        <source>Print a &amp;test page</source>
        <translation>Cetak halaman u&amp;ji</translation>
    </message>
    <message>
        <source>Print as an image what holds letters that it lacks</source>
        <translation>Cetak gambar bila hurufnya tidak lengkap</translation>
    </message>
    <message>
        <source>Print here f&amp;irst</source>
        <translation>Utamakan &amp;printer ini</translation>
    </message>
    <message>
        <source>Printer {number}</source>
        <translation>Printer {number}</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Printers of this counter</source>
        <translation>Printer loket ini</translation>
    </message>
    <message>
        <source>Printers that were found</source>
        <translation>Printer yang ditemukan</translation>
    </message>
    <message>
        <source>Prints rulers, the letters, both kinds of QR code and a cut, and asks the printer what it can tell.</source>
        <translation>Mencetak penggaris, huruf, kedua jenis kode QR, dan potongan. Lalu printer ditanyai apa yang dapat diberitahukannya.</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Kode QR</translation>
    </message>
    <message>
        <source>Save ({key:printers.save})</source>
        <translation>Simpan ({key:printers.save})</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Uji printer</translation>
    </message>
    <message>
        <source>That is what &amp;came out</source>
        <translation>Itulah yang k&amp;eluar</translation>
    </message>
    <message>
        <source>The longest whole ruler</source>
        <translation>Penggaris utuh yang terpanjang</translation>
    </message>
    <message>
        <source>The paper at the end</source>
        <translation>Kertas di ujungnya</translation>
    </message>
    <message>
        <source>The printers are saved.</source>
        <translation>Printer sudah disimpan.</translation>
    </message>
    <message>
        <source>The second QR code, the printer&apos;s own</source>
        <translation>Kode QR kedua, buatan printer sendiri</translation>
    </message>
    <message>
        <source>The test page finds out whether the printer says that a paper is printed; otherwise you are asked about it.</source>
        <translation>Halaman uji mencari tahu apakah printer mengabarkan bahwa kertasnya tercetak; bila tidak, Anda ditanya.</translation>
    </message>
    <message>
        <source>The test page was looked at on {day}.</source>
        <translation>Halaman uji sudah dilihat pada {day}.</translation>
    </message>
    <message>
        <source>The words in brackets are the commands of ESC/POS, as the printer&apos;s manual has them. Example: it answers DLE EOT 4, so the program knows when its roll ends.</source>
        <translation>Kata dalam kurung ialah perintah ESC/POS, seperti di buku petunjuk printer. Contoh: printer yang menjawab DLE EOT 4 memberi tahu bila kertasnya habis.</translation>
    </message>
    <message>
        <source>There is no printer yet. Add one, or choose a folder for PDF files.</source>
        <translation>Belum ada printer. Tambahkan satu, atau pilih folder untuk berkas PDF.</translation>
    </message>
    <message>
        <source>Use what is &amp;known of it</source>
        <translation>Pakai yang di&amp;ketahui tentangnya</translation>
    </message>
    <message>
        <source>We tried this way with printers that a program plays, never with a real one.</source>
        <translation>Cara ini kami coba dengan printer tiruan (program), belum pernah dengan printer sungguhan.</translation>
    </message>
    <message>
        <source>What came out?</source>
        <translation>Apa yang keluar?</translation>
    </message>
    <message>
        <source>What the printer answers</source>
        <translation>Yang dijawab printer</translation>
    </message>
    <message>
        <source>Where Windows&apos; protected print mode is switched on, this queue disappears.</source>
        <translation>Bila mode cetak terlindungi Windows (protected print mode) diaktifkan, antrean ini hilang.</translation>
    </message>
    <message>
        <source>by its USB port: paper and error</source>
        <translation>lewat porta USB: kertas dan gangguan</translation>
    </message>
    <message>
        <source>changes (ASB)</source>
        <translation>perubahan (ASB)</translation>
    </message>
    <message>
        <source>its state (DLE EOT)</source>
        <translation>keadaannya (DLE EOT)</translation>
    </message>
    <message>
        <source>that it has printed (GS ( H)</source>
        <translation>bahwa sudah tercetak (GS ( H)</translation>
    </message>
    <message>
        <source>that it was not restarted (GS ^)</source>
        <translation>bahwa tidak sempat mati (GS ^)</translation>
    </message>
    <message>
        <source>when its turn came (GS r)</source>
        <translation>bila sudah sampai gilirannya (GS r)</translation>
    </message>
    <message>
        <source>{printer} (first)</source>
        <translation>{printer} (utama)</translation>
    </message>
</context>
<context>
    <name>ProtectionChoice</name>
    <message>
        <source>A passphrase at each start (recommended)</source>
        <translation>Frasa sandi setiap kali dibuka (disarankan)</translation>
    </message>
    <message>
        <source>Decide later ({page:recovery})</source>
        <translation>Putuskan nanti ({page:recovery})</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Enkripsi</translation>
    </message>
    <message>
        <source>Passphrase of the register, 12 letters or more</source>
        <translation>Frasa sandi register, 12 huruf atau lebih</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Sekali lagi</translation>
    </message>
    <message>
        <source>Unencrypted: the office decided so</source>
        <translation>Tanpa enkripsi: keputusan kantor</translation>
    </message>
    <message>
        <source>Who decided that</source>
        <translation>Siapa yang memutuskannya</translation>
    </message>
    <message>
        <source>Without encryption, whoever has this computer&apos;s disk reads all complaints.</source>
        <translation>Tanpa enkripsi, siapa pun yang memegang disk komputer ini membaca semua pengaduan.</translation>
    </message>
</context>
<context>
    <name>ReadGate</name>
    <message>
        <source>Not shown: what a reader sees is written down first, and that did not work. {}</source>
        <translation>Tidak ditampilkan: yang dilihat pemeriksa dicatat lebih dulu, dan itu gagal. {}</translation>
    </message>
    <message>
        <source>Shown once you stop typing, or on {key:widget.take}: it is written down first.</source>
        <translation>Ditampilkan sesudah Anda berhenti mengetik, atau dengan {key:widget.take}: lebih dulu dicatat.</translation>
    </message>
    <message>
        <source>The disk is full: make room there.</source>
        <translation>Disk penuh: kosongkan ruang di sana.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
</context>
<context>
    <name>ReadNotes</name>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Complainants</source>
        <translation>Pengadu</translation>
    </message>
</context>
<context>
    <name>ReadsExporter</name>
    <message>
        <source>Where the list goes</source>
        <translation>Tempat menyimpan daftar</translation>
    </message>
</context>
<context>
    <name>ReadsPage</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n baris</numerusform>
        </translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Complaints behind a figure</source>
        <translation>Pengaduan di balik sebuah angka</translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>Konsultasi</translation>
    </message>
    <message>
        <source>Copied to other programs</source>
        <translation>Disalin ke program lain</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Each complaint, search, day, list and paper that a reader of another institution looked at here, and at the desks that this one heard of. They are entries of the journal; nobody can delete them.</source>
        <translation>Setiap pengaduan, pencarian, register harian, daftar, dan surat yang dilihat pemeriksa dari instansi lain. Di loket ini, dan di loket lain yang catatannya sudah sampai. Semuanya catatan jurnal; tidak ada yang dapat menghapusnya.</translation>
    </message>
    <message>
        <source>Earlier ({key:reads.earlier})</source>
        <translation>Sebelumnya ({key:reads.earlier})</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Later ({key:reads.later})</source>
        <translation>Sesudahnya ({key:reads.later})</translation>
    </message>
    <message>
        <source>List as a file</source>
        <translation>Daftar sebagai berkas</translation>
    </message>
    <message>
        <source>No reader looked at anything in {}.</source>
        <translation>Belum ada yang dilihat pemeriksa pada {}.</translation>
    </message>
    <message>
        <source>Open ({key:reads.open})</source>
        <translation>Buka ({key:reads.open})</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Register of the day</source>
        <translation>Register harian</translation>
    </message>
    <message>
        <source>Save for Excel ({key:reads.export_xlsx})</source>
        <translation>Simpan untuk Excel ({key:reads.export_xlsx})</translation>
    </message>
    <message>
        <source>Saved as a file</source>
        <translation>Disimpan sebagai berkas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Pencarian</translation>
    </message>
    <message>
        <source>The list is in {}.</source>
        <translation>Daftar tersimpan di {}.</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Bulan berikutnya</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>Bulan sebelumnya</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Yang dilihat</translation>
    </message>
    <message>
        <source>What needs action</source>
        <translation>Perlu tindakan</translation>
    </message>
    <message>
        <source>What readers looked at</source>
        <translation>Yang dilihat pemeriksa</translation>
    </message>
    <message>
        <source>What readers looked at, {}: {}</source>
        <translation>Yang dilihat pemeriksa, {}: {}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>without numbers</source>
        <translation>tanpa nomor</translation>
    </message>
</context>
<context>
    <name>ReasonBar</name>
    <message>
        <source>Back ({key:widget.back})</source>
        <translation>Kembali ({key:widget.back})</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
</context>
<context>
    <name>ReceiptPreview</name>
    <message>
        <source>Preview of the resi</source>
        <translation>Pratinjau resi</translation>
    </message>
    <message>
        <source>Preview of the resi, printed only when asked for</source>
        <translation>Pratinjau resi, dicetak hanya bila diminta</translation>
    </message>
    <message>
        <source>{count} letters cannot be printed; they stand as “?” or without their marks.</source>
        <translation>{count} huruf tidak dapat dicetak; tampil sebagai “?” atau tanpa tandanya.</translation>
    </message>
</context>
<context>
    <name>RecordedAnswer</name>
    <message>
        <source>Check code: {code}</source>
        <translation>Kode cek: {code}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Disalin</translation>
    </message>
    <message>
        <source>It is being sent</source>
        <translation>Sedang dikirim</translation>
    </message>
    <message>
        <source>It waits: {why}</source>
        <translation>Menunggu: {why}</translation>
    </message>
    <message>
        <source>Not sent for certain: look at the messages ({page:sending})</source>
        <translation>Belum pasti terkirim: lihat daftar pesan ({page:sending})</translation>
    </message>
    <message>
        <source>Paste the text there ({key:widget.paste}). Was it sent? {key:recorded.sent} writes it down.</source>
        <translation>Tempelkan teksnya di sana ({key:widget.paste}). Sudah terkirim? {key:recorded.sent} mencatatnya.</translation>
    </message>
    <message>
        <source>Sent, and written down as a contact</source>
        <translation>Terkirim, dan tercatat sebagai kontak</translation>
    </message>
    <message>
        <source>Subject copied</source>
        <translation>Perihal disalin</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Perihal: {subject}</translation>
    </message>
    <message>
        <source>Was it sent? {key:recorded.sent} writes it down.</source>
        <translation>Sudah terkirim? {key:recorded.sent} mencatatnya.</translation>
    </message>
    <message>
        <source>Written down: sent by {way}</source>
        <translation>Tercatat: dikirim lewat {way}</translation>
    </message>
</context>
<context>
    <name>RecordedPage</name>
    <message>
        <source>An answer is due by {day} ({count} working days).</source>
        <translation>Ditanggapi paling lambat {day} ({count} hari kerja).</translation>
    </message>
    <message>
        <source>An answer is due by {day} ({count} working days); provisional, holidays are not set yet.</source>
        <translation>Ditanggapi paling lambat {day} ({count} hari kerja); sementara, hari libur belum ditetapkan.</translation>
    </message>
    <message>
        <source>An answer was due by {day}, which is over: handle it at once.</source>
        <translation>Batas tanggapan {day} sudah lewat: tangani segera.</translation>
    </message>
    <message>
        <source>Came out whole ({key:recorded.whole})</source>
        <translation>Keluar utuh ({key:recorded.whole})</translation>
    </message>
    <message>
        <source>Check code: {code}</source>
        <translation>Kode cek: {code}</translation>
    </message>
    <message>
        <source>Copy ({key:recorded.copy})</source>
        <translation>Salin ({key:recorded.copy})</translation>
    </message>
    <message>
        <source>Copy the subject ({key:recorded.copy_subject})</source>
        <translation>Salin perihal ({key:recorded.copy_subject})</translation>
    </message>
    <message>
        <source>Did it come out whole?</source>
        <translation>Apakah keluar utuh?</translation>
    </message>
    <message>
        <source>Did not come out whole ({key:recorded.broken})</source>
        <translation>Tidak keluar utuh ({key:recorded.broken})</translation>
    </message>
    <message>
        <source>It was sent ({key:recorded.sent})</source>
        <translation>Sudah terkirim ({key:recorded.sent})</translation>
    </message>
    <message>
        <source>Next complaint ({key:recorded.next})</source>
        <translation>Pengaduan berikutnya ({key:recorded.next})</translation>
    </message>
    <message>
        <source>Nobody takes a paper on this channel, so none is printed.</source>
        <translation>Pada kanal ini tidak ada yang menerima kertas, jadi resi tidak dicetak.</translation>
    </message>
    <message>
        <source>Not complete yet, still missing: {papers}.</source>
        <translation>Belum lengkap, masih kurang: {papers}.</translation>
    </message>
    <message>
        <source>Open WhatsApp ({key:recorded.chat})</source>
        <translation>Buka WhatsApp ({key:recorded.chat})</translation>
    </message>
    <message>
        <source>Open the complaint ({key:recorded.open})</source>
        <translation>Buka pengaduan ({key:recorded.open})</translation>
    </message>
    <message>
        <source>Past the 30 days since the service was received; it goes to the supervisor.</source>
        <translation>Melewati 30 hari sejak pelayanan diterima; menunggu keputusan Kepala Bidang.</translation>
    </message>
    <message>
        <source>Print again ({key:recorded.print})</source>
        <translation>Cetak lagi ({key:recorded.print})</translation>
    </message>
    <message>
        <source>Print as an image ({key:recorded.image})</source>
        <translation>Cetak sebagai gambar ({key:recorded.image})</translation>
    </message>
    <message>
        <source>Print it later ({key:recorded.later})</source>
        <translation>Cetak nanti ({key:recorded.later})</translation>
    </message>
    <message>
        <source>Print the resi ({key:recorded.print})</source>
        <translation>Cetak resi ({key:recorded.print})</translation>
    </message>
    <message>
        <source>Read the number to the caller</source>
        <translation>Bacakan nomor kepada penelepon</translation>
    </message>
    <message>
        <source>Resi</source>
        <translation>Resi</translation>
    </message>
    <message>
        <source>Saved as a PDF</source>
        <translation>Tersimpan sebagai PDF</translation>
    </message>
    <message>
        <source>Send ({key:recorded.send})</source>
        <translation>Kirim ({key:recorded.send})</translation>
    </message>
    <message>
        <source>Stop printing ({key:recorded.stop})</source>
        <translation>Hentikan cetakan ({key:recorded.stop})</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Teks jawaban</translation>
    </message>
    <message>
        <source>The complaint is recorded</source>
        <translation>Pengaduan tercatat</translation>
    </message>
    <message>
        <source>The input is recorded</source>
        <translation>Masukan tercatat</translation>
    </message>
    <message numerus="yes">
        <source>The printer lacks %n letter(s) of this resi; they stand as “?” or without their marks on it.</source>
        <translation>
            <numerusform>Printer tidak punya %n huruf dari resi ini. Di kertas tampil “?” atau huruf tanpa tandanya.</numerusform>
        </translation>
    </message>
    <message>
        <source>The resi goes to the printer.</source>
        <translation>Resi dikirim ke printer.</translation>
    </message>
    <message>
        <source>The suggestion is recorded</source>
        <translation>Saran tercatat</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>Yang dicatat</translation>
    </message>
    <message>
        <source>copy {number}</source>
        <translation>salinan ke-{number}</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message numerus="yes">
        <source>%n paper(s) of this key were made here, the last one {at} by {who}.</source>
        <translation>
            <numerusform>%n kertas kunci ini dibuat di sini, yang terakhir {at} oleh {who}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep this passphrase</source>
        <translation>&amp;Pakai frasa sandi ini</translation>
    </message>
    <message>
        <source>&amp;Make the recovery paper…</source>
        <translation>&amp;Buat kertas pemulihan…</translation>
    </message>
    <message>
        <source>A code was last typed back from its paper {at} by {who}.</source>
        <translation>Kode terakhir kali diketik kembali dari kertasnya {at} oleh {who}.</translation>
    </message>
    <message>
        <source>All of them have the same key: a further one makes no other void.</source>
        <translation>Semuanya memuat kunci yang sama: kertas baru tidak membatalkan yang lama.</translation>
    </message>
    <message>
        <source>An encrypted register and its backups open only with their key, which this computer keeps. The recovery paper opens them on another computer: print it, type its code back from the paper, seal it in an envelope, and lock it away from here. A register that is not encrypted stays so until the code was typed.</source>
        <translation>Register yang terenkripsi dan cadangannya hanya terbuka dengan kuncinya, yang disimpan komputer ini. Kertas kunci pemulihan membukanya di komputer lain. Cetak, lalu ketik kodenya kembali dari kertas. Segel dalam amplop, dan simpan terkunci di tempat lain. Register yang belum dienkripsi tetap begitu sampai kodenya diketik.</translation>
    </message>
    <message>
        <source>Code, as it stands on the paper</source>
        <translation>Kode, seperti tertulis di kertas</translation>
    </message>
    <message>
        <source>Encrypt at the next start ({key:recovery.confirm})</source>
        <translation>Enkripsi saat dibuka lagi ({key:recovery.confirm})</translation>
    </message>
    <message>
        <source>Group {group} is wrong.</source>
        <translation>Kelompok ke-{group} salah.</translation>
    </message>
    <message>
        <source>How the register is kept has not been read yet.</source>
        <translation>Cara register ini disimpan belum terbaca.</translation>
    </message>
    <message>
        <source>Leave it &amp;unencrypted: the office decided so</source>
        <translation>Biarkan &amp;tanpa enkripsi: keputusan kantor</translation>
    </message>
    <message>
        <source>Make a &amp;further paper…</source>
        <translation>Buat kertas la&amp;gi…</translation>
    </message>
    <message>
        <source>Passphrase of the register, 12 letters or more</source>
        <translation>Frasa sandi register, 12 huruf atau lebih</translation>
    </message>
    <message>
        <source>Print the paper now, and type the code from it.</source>
        <translation>Cetak kertasnya sekarang, lalu ketik kodenya dari kertas itu.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Kunci pemulihan</translation>
    </message>
    <message>
        <source>The code is right ({key:recovery.confirm})</source>
        <translation>Kodenya benar ({key:recovery.confirm})</translation>
    </message>
    <message>
        <source>The code is right, and that is written down. Seal the paper now.</source>
        <translation>Kodenya benar, dan itu tercatat. Segel kertasnya sekarang.</translation>
    </message>
    <message>
        <source>The decision is kept, with your name and today&apos;s date.</source>
        <translation>Keputusan dicatat dengan nama Anda dan tanggal hari ini.</translation>
    </message>
    <message>
        <source>The new passphrase holds from the next start on.</source>
        <translation>Frasa sandi baru berlaku mulai program dibuka lagi.</translation>
    </message>
    <message>
        <source>The register is encrypted when the program is opened the next time.</source>
        <translation>Register dienkripsi saat program dibuka lagi.</translation>
    </message>
    <message>
        <source>The register is encrypted with the key {key}, which only this computer has. Until the recovery paper is made, the register is lost with this computer, and so are all its copies.</source>
        <translation>Register dienkripsi dengan kunci {key}, yang hanya ada di komputer ini. Kertas kunci pemulihan belum dibuat. Bila komputer ini hilang, register dan semua salinannya ikut hilang.</translation>
    </message>
    <message>
        <source>The register is encrypted with the key {key}.</source>
        <translation>Register dienkripsi dengan kunci {key}.</translation>
    </message>
    <message>
        <source>The register is not encrypted: whoever has the file reads it.</source>
        <translation>Register tidak dienkripsi: siapa pun yang memegang berkasnya dapat membacanya.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Sekali lagi</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps a key from others: the register opens with a passphrase at each start, or stays unencrypted.</source>
        <translation>Komputer ini tidak mempunyai penyimpan sandi yang aman. Register dibuka dengan frasa sandi setiap kali, atau tetap tanpa enkripsi.</translation>
    </message>
    <message>
        <source>This is the code of another paper.</source>
        <translation>Ini kode dari kertas lain.</translation>
    </message>
    <message>
        <source>{number}. Choose a passphrase</source>
        <translation>{number}. Pilih frasa sandi</translation>
    </message>
    <message>
        <source>{number}. Print the recovery paper</source>
        <translation>{number}. Cetak kertas pemulihan</translation>
    </message>
    <message>
        <source>{number}. Type the code of the paper back</source>
        <translation>{number}. Ketik kembali kode pada kertas</translation>
    </message>
</context>
<context>
    <name>ReferenceDataPage</name>
    <message>
        <source>Add &amp;channel</source>
        <translation>Tambah &amp;kanal</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>Kinds of report</source>
        <translation>Jenis laporan</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Referensi</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Kanal baru</translation>
    </message>
    <message>
        <source>Renaming or retiring a line changes no complaint. What was only typed counts among the others until you make it a line.</source>
        <translation>Mengganti nama atau menghentikan baris tidak mengubah pengaduan. Yang hanya diketik terhitung sebagai Lainnya sampai Anda menjadikannya baris.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Berhenti memakai</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Tidak dipakai</translation>
    </message>
    <message>
        <source>Save channel ({key:lists.save})</source>
        <translation>Simpan kanal ({key:lists.save})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Pakai lagi</translation>
    </message>
    <message>
        <source>What the lists rest on</source>
        <translation>Dasar daftar</translation>
    </message>
</context>
<context>
    <name>RefusedBar</name>
    <message>
        <source>Do not name them</source>
        <translation>Jangan sebut</translation>
    </message>
    <message numerus="yes">
        <source>Not attached, %n file(s); the story will say so:</source>
        <translation>
            <numerusform>Tidak terlampir, %n berkas; riwayat akan menyebutnya:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterNotices</name>
    <message>
        <source>Make the paper…</source>
        <translation>Buat kertasnya…</translation>
    </message>
</context>
<context>
    <name>ReminderLine</name>
    <message>
        <source>Numbered slips that are neither recorded nor void: {}.</source>
        <translation>Slip bernomor yang belum dicatat atau dibatalkan: {}.</translation>
    </message>
    <message>
        <source>The suggestion box is to be opened: due on {}.</source>
        <translation>Kotak saran perlu dibuka: batasnya {}.</translation>
    </message>
    <message>
        <source>The suggestion box was opened on {}; sheets or its closing are still missing.</source>
        <translation>Kotak saran dibuka {}; lembar atau penutupannya belum selesai.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Age of what is open</source>
        <translation>Umur yang belum selesai</translation>
    </message>
    <message>
        <source>By date received</source>
        <translation>Menurut tanggal diterima</translation>
    </message>
    <message>
        <source>By date recorded</source>
        <translation>Menurut tanggal dicatat</translation>
    </message>
    <message>
        <source>By this register alone; the centre does not count who came again.</source>
        <translation>Menurut register ini saja; pusat tidak menghitung pengadu yang sama.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Cannot be followed up</source>
        <translation>Tidak dapat ditindaklanjuti</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Dibawa</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Closed within {} working days</source>
        <translation>Ditutup dalam {} hari kerja</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Penutupan</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>Konsultasi</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontak</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Counters heard</source>
        <translation>Loket yang terbaca</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Days not closed</source>
        <translation>Hari belum ditutup</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>Jatuh tempo minggu ini</translation>
    </message>
    <message>
        <source>Extended and declined</source>
        <translation>Perpanjangan dan keputusan</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Tanggapan pertama</translation>
    </message>
    <message>
        <source>First response given</source>
        <translation>Sudah ditanggapi</translation>
    </message>
    <message>
        <source>First response late</source>
        <translation>Tanggapan terlambat</translation>
    </message>
    <message>
        <source>First response within {} working days</source>
        <translation>Ditanggapi dalam {} hari kerja</translation>
    </message>
    <message>
        <source>Forwarded to</source>
        <translation>Diteruskan ke</translation>
    </message>
    <message>
        <source>From-to</source>
        <translation>Dari-sampai</translation>
    </message>
    <message>
        <source>Half-year</source>
        <translation>Semester</translation>
    </message>
    <message>
        <source>In no other figure of the report.</source>
        <translation>Tidak dihitung di bagian lain laporan ini.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Kadar</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Rata-rata</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Median and longest wait in working days, until decided or until today.</source>
        <translation>Median dan terlama menunggu dalam hari kerja, sampai diputuskan atau sampai hari ini.</translation>
    </message>
    <message>
        <source>Messages that came in</source>
        <translation>Pesan yang masuk sendiri</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Neither recorded nor void. {Ask:slips}record or void each of them under {page:slips}.</source>
        <translation>Belum dicatat dan belum dibatalkan. {Ask:slips}catat atau batalkan satu per satu di {page:slips}.</translation>
    </message>
    <message>
        <source>Newest entry</source>
        <translation>Catatan terbaru</translation>
    </message>
    <message>
        <source>No complaint</source>
        <translation>Bukan pengaduan</translation>
    </message>
    <message>
        <source>Not forwarded</source>
        <translation>Tidak diteruskan</translation>
    </message>
    <message>
        <source>Not satisfied in a cycle</source>
        <translation>Pernah belum puas</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Tidak disebut</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Of those done</source>
        <translation>Dari yang selesai</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Open slips</source>
        <translation>Slip yang masih terbuka</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Triwulan</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Received and done</source>
        <translation>Masuk dan selesai</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Pengaduan berulang</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Same person within 90 days</source>
        <translation>Pengadu sama dalam 90 hari</translation>
    </message>
    <message>
        <source>Same service within 90 days</source>
        <translation>Layanan sama dalam 90 hari</translation>
    </message>
    <message>
        <source>Satisfaction and cycles</source>
        <translation>Kepuasan dan siklus</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Puas</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>Ten commonest topics</source>
        <translation>Sepuluh topik terbanyak</translation>
    </message>
    <message>
        <source>Time of the answer extended</source>
        <translation>Batas tanggapan diperpanjang</translation>
    </message>
    <message>
        <source>Timeliness</source>
        <translation>Ketepatan waktu</translation>
    </message>
    <message>
        <source>Two cycles or more</source>
        <translation>Dua siklus atau lebih</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Waiting for the complainant</source>
        <translation>Menunggu pengadu</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Minggu</translation>
    </message>
    <message>
        <source>What waits for the complainant is in no officer&apos;s hands.</source>
        <translation>Yang menunggu pengadu tidak berada di tangan petugas.</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>Tanpa tanggapan</translation>
    </message>
    <message>
        <source>Working days until</source>
        <translation>Hari kerja sampai</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>over {} days</source>
        <translation>lebih dari {} hari</translation>
    </message>
    <message>
        <source>{0} to {1} days</source>
        <translation>{0} sampai {1} hari</translation>
    </message>
    <message>
        <source>≤ {} days</source>
        <translation>≤ {} hari</translation>
    </message>
</context>
<context>
    <name>ReportListTable</name>
    <message>
        <source>Answer due</source>
        <translation>Batas tanggapan</translation>
    </message>
    <message>
        <source>Complainant</source>
        <translation>Pengadu</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Batas terdekat</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%n complaint(s). {key:report.open_complaint} opens the marked one, {key:report.back} leads back to the figure.</source>
        <translation>
            <numerusform>%n pengaduan. {key:report.open_complaint} membuka yang ditandai, {key:report.back} kembali ke angkanya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) changed since.</source>
        <translation>
            <numerusform>%n angka berubah sejak itu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them, whose identity is hidden, are not listed by where they live.</source>
        <translation>
            <numerusform>%n di antaranya, yang identitasnya tertutup, tidak didaftar menurut tempat tinggalnya.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved reports ({key:report.approved})</source>
        <translation>Laporan yang disahkan ({key:report.approved})</translation>
    </message>
    <message>
        <source>Back ({key:report.back})</source>
        <translation>Kembali ({key:report.back})</translation>
    </message>
    <message>
        <source>Complaints behind the figure</source>
        <translation>Pengaduan di balik angka</translation>
    </message>
    <message>
        <source>Figures of this part</source>
        <translation>Angka bagian ini</translation>
    </message>
    <message>
        <source>More ({key:report.more})</source>
        <translation>Lainnya ({key:report.more})</translation>
    </message>
    <message>
        <source>Nothing is counted here. {key:report.back} leads back to the figure.</source>
        <translation>Tidak ada yang terhitung di sini. {key:report.back} kembali ke angkanya.</translation>
    </message>
    <message>
        <source>Nothing was received, carried over or done in this period. {key:report.earlier} shows the one before.</source>
        <translation>Tidak ada yang masuk, dibawa, atau selesai pada periode ini. {key:report.earlier} menampilkan periode sebelumnya.</translation>
    </message>
    <message>
        <source>Paper… ({key:report.paper})</source>
        <translation>Cetak… ({key:report.paper})</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Bagian laporan</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Report: {}</source>
        <translation>Laporan {}</translation>
    </message>
    <message>
        <source>Timeliness</source>
        <translation>Ketepatan waktu</translation>
    </message>
    <message>
        <source>as of {}</source>
        <translation>keadaan {}</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message numerus="yes">
        <source>%n entry(ies) of the register here are not in it.</source>
        <translation>
            <numerusform>%n catatan register yang ada di sini tidak ada di dalamnya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies), verified</source>
        <translation>
            <numerusform>%n catatan, sudah diperiksa</numerusform>
        </translation>
    </message>
    <message>
        <source>A register of counter {counter}.</source>
        <translation>Register loket {counter}.</translation>
    </message>
    <message>
        <source>Cancel ({key:backup.stop})</source>
        <translation>Batal ({key:backup.stop})</translation>
    </message>
    <message>
        <source>It is another desk&apos;s: this computer would go on as that desk, and not as its own.</source>
        <translation>Register ini dari meja lain. Komputer ini akan meneruskan sebagai meja itu, bukan sebagai mejanya sendiri.</translation>
    </message>
    <message>
        <source>Put this copy in the place of the register?</source>
        <translation>Ganti register dengan salinan ini?</translation>
    </message>
    <message>
        <source>Restore it ({key:restore.restore})</source>
        <translation>Pulihkan ({key:restore.restore})</translation>
    </message>
    <message>
        <source>Restore it all the same</source>
        <translation>Pulihkan juga</translation>
    </message>
    <message>
        <source>The history of the register that it was made of was in doubt: rather choose an older.</source>
        <translation>Riwayat register yang disalin diragukan: sebaiknya pilih salinan yang lebih lama.</translation>
    </message>
    <message>
        <source>The program opens anew, and asks for the last number on paper if one may have been given since.</source>
        <translation>Program dibuka kembali, dan menanyakan nomor terakhir pada resi bila ada yang mungkin diberikan sesudahnya.</translation>
    </message>
    <message>
        <source>The register that is here stays beside it, with the last two before; older ones go with the next copy.</source>
        <translation>Register yang sekarang tetap disimpan di sebelahnya, bersama dua yang sebelumnya. Yang lebih lama dihapus sesudah cadangan berikutnya.</translation>
    </message>
    <message>
        <source>the last one of {at}</source>
        <translation>yang terakhir {at}</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n found, newest first. {key:search.open} opens the marked one.</source>
        <translation>
            <numerusform>%n ditemukan, yang terbaru di atas. {key:search.open} membuka yang ditandai.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Pilih folder</translation>
    </message>
    <message>
        <source>Filter ({key:search.filter})</source>
        <translation>Saring ({key:search.filter})</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Find a complaint</source>
        <translation>Cari pengaduan</translation>
    </message>
    <message>
        <source>Kept as {}.</source>
        <translation>Disimpan sebagai {}.</translation>
    </message>
    <message>
        <source>More than {} found, newest first; {key:search.open} opens the marked one.</source>
        <translation>Lebih dari {} ditemukan, terbaru di atas; {key:search.open} membuka yang ditandai.</translation>
    </message>
    <message>
        <source>Name, number, code, telephone, date, street or word, in any order</source>
        <translation>Nama, nomor, kode, telepon, tanggal, jalan, atau kata; urutannya bebas</translation>
    </message>
    <message>
        <source>Save for Excel ({key:search.export_xlsx})</source>
        <translation>Simpan untuk Excel ({key:search.export_xlsx})</translation>
    </message>
    <message>
        <source>Show and print</source>
        <translation>Tampilkan dan cetak</translation>
    </message>
    <message>
        <source>The list is in {}.</source>
        <translation>Daftar tersimpan di {}.</translation>
    </message>
    <message>
        <source>The newest of many; scrolling down shows the older ones.</source>
        <translation>Yang terbaru dari banyak; gulir ke bawah untuk yang lebih lama.</translation>
    </message>
    <message>
        <source>The newest {}; type more to find older ones, or limit them ({key:search.filter}).</source>
        <translation>{} yang terbaru; ketik lebih banyak untuk yang lebih lama, atau saring ({key:search.filter}).</translation>
    </message>
    <message>
        <source>The whole list as {}. Reason (needed with confidential identities):</source>
        <translation>Seluruh daftar sebagai {}. Alasan (perlu bila dengan identitas yang dirahasiakan):</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Hasil pencarian</translation>
    </message>
    <message>
        <source>With confidential identities</source>
        <translation>Dengan identitas yang dirahasiakan</translation>
    </message>
    <message>
        <source>Writing the list: {} of {} lines. {key:search.clear} stops it.</source>
        <translation>Menulis daftar: {} dari {} baris. {key:search.clear} menghentikan.</translation>
    </message>
    <message>
        <source>words typed</source>
        <translation>kata diketik</translation>
    </message>
    <message>
        <source>{key:search.export_xlsx} for Excel, {key:search.export_csv} as CSV, {key:search.export_pdf} on paper (PDF)</source>
        <translation>{key:search.export_xlsx} untuk Excel, {key:search.export_csv} sebagai CSV, {key:search.export_pdf} di kertas (PDF)</translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>Asked for by</source>
        <translation>Diminta oleh</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Details: {}</source>
        <translation>Rincian: {}</translation>
    </message>
    <message>
        <source>E-mail account ({key:sending.settings})</source>
        <translation>Akun e-mail ({key:sending.settings})</translation>
    </message>
    <message>
        <source>It came ({key:sending.came})</source>
        <translation>Sampai ({key:sending.came})</translation>
    </message>
    <message>
        <source>It did not come ({key:sending.not_came})</source>
        <translation>Tidak sampai ({key:sending.not_came})</translation>
    </message>
    <message>
        <source>Messages to complainants</source>
        <translation>Pesan kepada pengadu</translation>
    </message>
    <message>
        <source>Messages to complainants: {}</source>
        <translation>Pesan kepada pengadu: {}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Tidak ada pesan yang menunggu.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Open the complaint ({key:sending.open})</source>
        <translation>Buka pengaduan ({key:sending.open})</translation>
    </message>
    <message>
        <source>Send again ({key:sending.again})</source>
        <translation>Kirim lagi ({key:sending.again})</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Take back ({key:sending.drop})</source>
        <translation>Tarik ({key:sending.drop})</translation>
    </message>
    <message>
        <source>Tries: {tries}; the next is at {at}.</source>
        <translation>Sudah dicoba {tries} kali; berikutnya pukul {at}.</translation>
    </message>
    <message>
        <source>What waits to be sent, failed, or may have been sent. What the server accepted is a contact in the complaint. It stands here only if it came back.</source>
        <translation>Yang menunggu, gagal, atau mungkin sudah terkirim. Yang diterima server menjadi kontak di pengaduannya. Di sini hanya tampil yang kembali.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>&amp;Emblem…</source>
        <translation>&amp;Lambang…</translation>
    </message>
    <message>
        <source>&amp;No emblem</source>
        <translation>&amp;Tanpa lambang</translation>
    </message>
    <message>
        <source>&amp;Undo changes</source>
        <translation>&amp;Urungkan perubahan</translation>
    </message>
    <message>
        <source>&amp;Word templates of letters</source>
        <translation>Templat surat &amp;Word</translation>
    </message>
    <message>
        <source>A scan that was attached is removed from this folder.</source>
        <translation>Hasil pindai yang sudah dilampirkan dihapus dari folder ini.</translation>
    </message>
    <message>
        <source>Advanced: form of the number</source>
        <translation>Lanjutan: bentuk nomor</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>City (for the date line)</source>
        <translation>Kota (untuk baris tanggal)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna tampilan</translation>
    </message>
    <message>
        <source>Counter and numbers</source>
        <translation>Loket dan nomor</translation>
    </message>
    <message>
        <source>Counter code</source>
        <translation>Kode loket</translation>
    </message>
    <message>
        <source>Counter name</source>
        <translation>Nama loket</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Faks</translation>
    </message>
    <message>
        <source>Folder of the copier&apos;s scans</source>
        <translation>Folder hasil pindai mesin fotokopi</translation>
    </message>
    <message>
        <source>Folder of the copier&apos;s scans (empty: none)</source>
        <translation>Folder hasil pindai mesin fotokopi (kosong: tidak ada)</translation>
    </message>
    <message>
        <source>For example {number}</source>
        <translation>Contoh: {number}</translation>
    </message>
    <message>
        <source>Form of the number</source>
        <translation>Bentuk nomor</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Pemerintah daerah</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Kelompok pengaturan</translation>
    </message>
    <message>
        <source>How people reach the office</source>
        <translation>Cara menghubungi kantor</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Leave room for an electronic signature</source>
        <translation>Sediakan tempat tanda tangan elektronik</translation>
    </message>
    <message>
        <source>Letterhead on the first page only</source>
        <translation>Kop hanya di halaman pertama</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Letters and pages</source>
        <translation>Surat dan halaman</translation>
    </message>
    <message>
        <source>Lock after (minutes)</source>
        <translation>Kunci bila tidak dipakai (menit)</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Margin kiri dan kanan</translation>
    </message>
    <message>
        <source>More at the left, to bind</source>
        <translation>Tambahan kiri (jilid)</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nama kantor</translation>
    </message>
    <message>
        <source>No emblem</source>
        <translation>Tanpa lambang</translation>
    </message>
    <message>
        <source>Nothing is saved yet: look at the red lines.</source>
        <translation>Belum disimpan: periksa baris merah.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Office that stands on the resi</source>
        <translation>Identitas kantor di resi</translation>
    </message>
    <message>
        <source>On behalf of (a.n.), if so</source>
        <translation>Atas nama (a.n.), bila ada</translation>
    </message>
    <message>
        <source>Place before the date (empty: the city)</source>
        <translation>Tempat sebelum tanggal (kosong: kota)</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Printers and &amp;test page</source>
        <translation>Printer dan halaman u&amp;ji</translation>
    </message>
    <message>
        <source>Rank, class</source>
        <translation>Pangkat/golongan</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Printer resi</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Save ({key:settings.save})</source>
        <translation>Simpan ({key:settings.save})</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nama pendek</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Alamat kantor</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Telephone, e-mail</source>
        <translation>Telepon, e-mail</translation>
    </message>
    <message>
        <source>Tell by the desktop what is late or soon due</source>
        <translation>Notifikasi desktop untuk yang (hampir) terlambat</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>Pengaturan tersimpan.</translation>
    </message>
    <message>
        <source>The settings stand as they are kept.</source>
        <translation>Pengaturan kembali seperti yang tersimpan.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>This counter and its numbers</source>
        <translation>Loket ini dan nomornya</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>What is empty here is left as a dotted line on the letter.</source>
        <translation>Yang kosong di sini menjadi garis titik-titik pada surat.</translation>
    </message>
    <message>
        <source>When a day is closed, remove PDFs made only for printing</source>
        <translation>Saat hari ditutup, hapus PDF yang hanya untuk dicetak</translation>
    </message>
    <message>
        <source>Who gets a copy of every letter, with ; between</source>
        <translation>Tembusan setiap surat, dipisah ;</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Penanda tangan</translation>
    </message>
    <message>
        <source>Who signs the letters</source>
        <translation>Penanda tangan surat</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
    <message>
        <source>stands on every resi</source>
        <translation>tercetak di setiap resi</translation>
    </message>
    <message>
        <source>{no:4} becomes 0147, {counter} becomes L1, {year} becomes 2026, {month} becomes XI. Numbers given stay as they are; another code begins at 1.</source>
        <translation>{no:4} menjadi 0147, {counter} menjadi L1, {year} menjadi 2026, {month} menjadi XI. Nomor yang sudah diberikan tidak berubah; kode lain mulai dari 1.</translation>
    </message>
</context>
<context>
    <name>SheetFields</name>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
</context>
<context>
    <name>SheetTable</name>
    <message>
        <source>Kind, or why it is void</source>
        <translation>Jenis, atau alasan batal</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>Void: {}</source>
        <translation>Batal: {}</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;PIN or passphrase</source>
        <translation>&amp;PIN atau kata sandi</translation>
    </message>
    <message numerus="yes">
        <source>Locked: %n minute(s) without a key. What was typed is kept.</source>
        <translation>
            <numerusform>Terkunci: %n menit tanpa tombol ditekan. Yang diketik tetap ada.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Training: choose any name. The PIN of each is {pin}. {page:help} shows the help.</source>
        <translation>Mode latihan: pilih nama mana saja. PIN semuanya {pin}. {page:help} untuk bantuan.</translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>Siapa yang bertugas di loket?</translation>
    </message>
    <message>
        <source>{key:widget.take} signs in, {page:help} shows the help. After five wrong tries there is a short wait.</source>
        <translation>{key:widget.take} untuk masuk, {page:help} untuk bantuan. Setelah lima kali salah ada jeda sebentar.</translation>
    </message>
</context>
<context>
    <name>SlipPage</name>
    <message>
        <source>First slip in the drawer</source>
        <translation>Slip pertama di laci</translation>
    </message>
    <message>
        <source>How many slips</source>
        <translation>Jumlah slip</translation>
    </message>
    <message>
        <source>Last slip</source>
        <translation>Slip terakhir</translation>
    </message>
    <message>
        <source>Marked slip</source>
        <translation>Slip yang ditandai</translation>
    </message>
    <message>
        <source>Numbered slips</source>
        <translation>Slip bernomor</translation>
    </message>
    <message>
        <source>On paper, not in this register</source>
        <translation>Ada di kertas, tidak ada di register ini</translation>
    </message>
    <message>
        <source>Print a block</source>
        <translation>Cetak slip baru</translation>
    </message>
    <message>
        <source>Print a block ({key:slip.reserve})</source>
        <translation>Cetak slip baru ({key:slip.reserve})</translation>
    </message>
    <message>
        <source>Print open slips again ({key:slip.print})</source>
        <translation>Cetak lagi yang terbuka ({key:slip.print})</translation>
    </message>
    <message>
        <source>Printed on</source>
        <translation>Dicetak tanggal</translation>
    </message>
    <message>
        <source>Received on, as the slip says</source>
        <translation>Tanggal diterima (pada slip)</translation>
    </message>
    <message>
        <source>Record from this slip ({key:slip.record})</source>
        <translation>Catat dari slip ini ({key:slip.record})</translation>
    </message>
    <message>
        <source>Reserve again</source>
        <translation>Pesan ulang</translation>
    </message>
    <message>
        <source>Reserve these slips again ({key:slip.again})</source>
        <translation>Pesan ulang slip ini ({key:slip.again})</translation>
    </message>
    <message>
        <source>Reserved again; each is recorded or void like other slips.</source>
        <translation>Sudah dipesan ulang; setiap slip dicatat atau dinyatakan batal seperti slip lain.</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Void the marked ({key:slip.void})</source>
        <translation>Batalkan yang ditandai ({key:slip.void})</translation>
    </message>
    <message>
        <source>Void, with the reason.</source>
        <translation>Batal, dengan alasannya.</translation>
    </message>
    <message>
        <source>Why are {} numbers reserved for slips? It is written down.</source>
        <translation>Mengapa {} nomor dipesan untuk slip? Alasannya dicatat.</translation>
    </message>
    <message>
        <source>Why are {} slips void? It is written down.</source>
        <translation>Mengapa {} slip batal? Alasannya dicatat.</translation>
    </message>
    <message>
        <source>Why do slips {first} to {last} lie in the drawer? It is written down.</source>
        <translation>Mengapa slip {first} sampai {last} masih ada di laci? Alasannya dicatat.</translation>
    </message>
    <message>
        <source>{} open</source>
        <translation>{} terbuka</translation>
    </message>
</context>
<context>
    <name>SlipTable</name>
    <message>
        <source>By</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Printed on</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Why void</source>
        <translation>Alasan batal</translation>
    </message>
    <message>
        <source>open</source>
        <translation>terbuka</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>dicatat</translation>
    </message>
    <message>
        <source>void</source>
        <translation>batal</translation>
    </message>
</context>
<context>
    <name>SmsPage</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Pi&amp;lih…</translation>
    </message>
    <message>
        <source>Folder of gammu-smsd</source>
        <translation>Folder gammu-smsd</translation>
    </message>
    <message>
        <source>Folder of gammu-smsd, with outbox, sent and error in it (empty: the office sends no SMS)</source>
        <translation>Folder gammu-smsd, di dalamnya outbox, sent, dan error (kosong: kantor tidak mengirim SMS)</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Melihat ke dalam folder…</translation>
    </message>
    <message>
        <source>Mobile number that gets a test SMS</source>
        <translation>Nomor seluler yang menerima SMS uji</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>SMS go out through gammu-smsd, a program with a modem on this computer or another one of the office. This program puts them into its folder and sees there what became of them.</source>
        <translation>SMS dikirim oleh gammu-smsd, program dengan modem di komputer ini atau komputer lain di kantor. Program ini menaruhnya di folder gammu-smsd dan melihat di sana apa yang terjadi.</translation>
    </message>
    <message>
        <source>Save ({key:sms.save})</source>
        <translation>Simpan ({key:sms.save})</translation>
    </message>
    <message>
        <source>Send a test SMS ({key:sms.try_out})</source>
        <translation>Kirim SMS uji ({key:sms.try_out})</translation>
    </message>
    <message>
        <source>The folder is saved.</source>
        <translation>Folder tersimpan.</translation>
    </message>
    <message>
        <source>The test SMS lies in the outbox. gammu-smsd has not sent it yet…</source>
        <translation>SMS uji ada di outbox. gammu-smsd belum mengirimnya…</translation>
    </message>
    <message>
        <source>gammu-smsd does not take the test SMS out of the outbox. Does it run, and is this its folder?</source>
        <translation>gammu-smsd tidak mengambil SMS uji dari outbox. Apakah gammu-smsd berjalan, dan apakah ini foldernya?</translation>
    </message>
    <message>
        <source>gammu-smsd has sent the test SMS. Look whether it arrived.</source>
        <translation>gammu-smsd telah mengirim SMS uji. Lihat apakah SMS itu tiba.</translation>
    </message>
</context>
<context>
    <name>Sp4nBar</name>
    <message>
        <source>Finished there</source>
        <translation>Selesai di sana</translation>
    </message>
    <message>
        <source>The text for SP4N-LAPOR! is copied, without who complained: paste it there, then write its number here.</source>
        <translation>Teks untuk SP4N-LAPOR! sudah tersalin tanpa nama pengadu: tempel di sana, lalu tulis nomornya di sini.</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Written down: in SP4N-LAPOR! under number {}.</source>
        <translation>Tercatat: ada di SP4N-LAPOR! dengan nomor {}.</translation>
    </message>
</context>
<context>
    <name>StartupErrorPage</name>
    <message>
        <source>&amp;Begin a new register…</source>
        <translation>Mulai register &amp;baru…</translation>
    </message>
    <message>
        <source>&amp;Open with this code</source>
        <translation>Buka dengan kode &amp;ini</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup…</source>
        <translation>&amp;Pulihkan dari cadangan…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Coba lagi</translation>
    </message>
    <message>
        <source>Code of the recovery &amp;paper, thirteen groups of five</source>
        <translation>Kode kertas kunci pemulihan, tiga belas kel&amp;ompok berisi lima</translation>
    </message>
    <message>
        <source>Complaint register</source>
        <translation>Register pengaduan</translation>
    </message>
    <message>
        <source>Group {group} is wrong.</source>
        <translation>Kelompok ke-{group} salah.</translation>
    </message>
    <message>
        <source>Only if the register is lost and there is no backup: begin a new one. Numbers go on after the last one that this computer knows of; what is left of the old file is kept beside it.</source>
        <translation>Hanya bila register hilang dan tidak ada cadangannya: mulai register baru. Nomor melanjutkan nomor terakhir yang diketahui komputer ini; sisa berkas lama tetap disimpan di sebelahnya.</translation>
    </message>
    <message>
        <source>The register could not be opened</source>
        <translation>Register tidak dapat dibuka</translation>
    </message>
    <message>
        <source>This is the code of another register, or of an older paper.</source>
        <translation>Ini kode register lain, atau dari kertas yang lama.</translation>
    </message>
    <message>
        <source>We have &amp;looked: the register is lost and there is no backup</source>
        <translation>&amp;Sudah dicari: register hilang dan tidak ada cadangannya</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Came to the counter</source>
        <translation>Datang ke loket</translation>
    </message>
    <message>
        <source>Copied, and written down that somebody asked.</source>
        <translation>Disalin, dan tercatat bahwa statusnya ditanyakan.</translation>
    </message>
    <message>
        <source>Copy the status ({key:status.copy_status})</source>
        <translation>Salin status ({key:status.copy_status})</translation>
    </message>
    <message>
        <source>Print the status ({key:status.print_status})</source>
        <translation>Cetak status ({key:status.print_status})</translation>
    </message>
    <message>
        <source>Telephone or message</source>
        <translation>Telepon atau pesan</translation>
    </message>
</context>
<context>
    <name>StatusPapers</name>
    <message>
        <source>It is being printed.</source>
        <translation>Sedang dicetak.</translation>
    </message>
    <message>
        <source>Look whether the paper came out; {key:status.print_status} prints it again.</source>
        <translation>Lihat apakah kertasnya keluar; {key:status.print_status} mencetaknya lagi.</translation>
    </message>
    <message>
        <source>Printed, and written down that somebody asked.</source>
        <translation>Dicetak, dan tercatat bahwa statusnya ditanyakan.</translation>
    </message>
</context>
<context>
    <name>StepDay</name>
    <message>
        <source>Day: {day} ({key})</source>
        <translation>Tanggal: {day} ({key})</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Back ({key:widget.back})</source>
        <translation>Kembali ({key:widget.back})</translation>
    </message>
    <message>
        <source>Date (empty: today)</source>
        <translation>Tanggal (kosong: hari ini)</translation>
    </message>
    <message>
        <source>Forwarded to</source>
        <translation>Diteruskan kepada</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>How the answer came</source>
        <translation>Cara tanggapan diterima</translation>
    </message>
    <message>
        <source>Letter no.</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Kadar pengaduan</translation>
    </message>
    <message>
        <source>Number of the complaint it repeats</source>
        <translation>Digabung dengan pengaduan nomor</translation>
    </message>
    <message>
        <source>Save ({key:widget.save})</source>
        <translation>Simpan ({key:widget.save})</translation>
    </message>
    <message>
        <source>Team: officers</source>
        <translation>Tim: petugas</translation>
    </message>
    <message>
        <source>Technical OPD</source>
        <translation>OPD teknis</translation>
    </message>
    <message>
        <source>Technical team</source>
        <translation>Tim Teknis</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>The answer may take until (date)</source>
        <translation>Batas tanggapan menjadi (tanggal)</translation>
    </message>
    <message>
        <source>The late filing is</source>
        <translation>Pengaduan lewat batas ini</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Type of complaint</source>
        <translation>Kategori pengaduan</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Hasil kontak</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Hasil verifikasi</translation>
    </message>
    <message>
        <source>Why is the response late?</source>
        <translation>Mengapa tanggapan terlambat?</translation>
    </message>
    <message>
        <source>Why it cannot be followed up</source>
        <translation>Mengapa tidak dapat ditindaklanjuti</translation>
    </message>
</context>
<context>
    <name>StepLists</name>
    <message>
        <source>Not decided yet</source>
        <translation>Belum ditetapkan</translation>
    </message>
    <message>
        <source>Other:</source>
        <translation>Lainnya:</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>Came to the counter</source>
        <translation>Datang ke loket</translation>
    </message>
    <message>
        <source>Due then: {when}</source>
        <translation>Batas menjadi {when}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Not compared with its rule by the office yet: {lists}.</source>
        <translation>Belum dicocokkan kantor dengan aturannya: {lists}.</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>{name}  (phrases: {key:complaint.choose_phrase})</source>
        <translation>{name}  (frasa: {key:complaint.choose_phrase})</translation>
    </message>
</context>
<context>
    <name>StoryView</name>
    <message>
        <source>Before</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message numerus="yes">
        <source>Show what was before: %n entries ({key:complaint.show_earlier})</source>
        <translation>
            <numerusform>Tampilkan %n catatan sebelumnya ({key:complaint.show_earlier})</numerusform>
        </translation>
    </message>
    <message>
        <source>The entry&apos;s mark in the journal: {mark}</source>
        <translation>Tanda catatan ini di jurnal: {mark}</translation>
    </message>
    <message>
        <source>The program itself</source>
        <translation>Program sendiri</translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message>
        <source>A complainant who had joined was taken out</source>
        <translation>Pengadu yang bergabung dikeluarkan</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Amended to another kind, which leads back to the review</source>
        <translation>Jenis diubah; kembali ke penelaahan</translation>
    </message>
    <message>
        <source>Amended; the first writing stays readable here</source>
        <translation>Diubah; tulisan pertama tetap dapat dibaca di sini</translation>
    </message>
    <message>
        <source>An attachment was taken back; it stays readable</source>
        <translation>Lampiran ditarik; tetap dapat dibaca</translation>
    </message>
    <message>
        <source>Another complainant joined</source>
        <translation>Pengadu lain bergabung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Attachment opened: {}</source>
        <translation>Lampiran dibuka: {}</translation>
    </message>
    <message>
        <source>Brought and not attached: %n file(s)</source>
        <translation>Dibawa dan tidak terlampir: %n berkas</translation>
    </message>
    <message>
        <source>Came back, reached nobody</source>
        <translation>Kembali, tidak sampai ke siapa pun</translation>
    </message>
    <message>
        <source>Cancelled; the number stays in the register and is not used again</source>
        <translation>Dibatalkan; nomor tetap tercatat di register dan tidak dipakai lagi</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Consultation erased by law, decided with {}; only its day stays</source>
        <translation>Konsultasi dihapus menurut hukum, diputuskan bersama {}; hanya harinya yang tetap</translation>
    </message>
    <message>
        <source>Consultation, answered by {}</source>
        <translation>Konsultasi, dijawab oleh {}</translation>
    </message>
    <message>
        <source>Corrected on {} by</source>
        <translation>Dikoreksi pada {} oleh</translation>
    </message>
    <message>
        <source>Corrected, counts for nothing</source>
        <translation>Dikoreksi, tidak dihitung</translation>
    </message>
    <message>
        <source>Decided what became of the message</source>
        <translation>Diputuskan pesan itu menjadi apa</translation>
    </message>
    <message>
        <source>Did not apply: {}</source>
        <translation>Tidak berlaku: {}</translation>
    </message>
    <message>
        <source>Erased by law, decided with {}; only the number and the dates stay</source>
        <translation>Isi dihapus menurut hukum, diputuskan bersama {}; hanya nomor dan tanggal yang tinggal</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>File attached: {}</source>
        <translation>Berkas dilampirkan: {}</translation>
    </message>
    <message>
        <source>Files attached: %n</source>
        <translation>Berkas dilampirkan: %n</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Dasar</translation>
    </message>
    <message>
        <source>In SP4N-LAPOR! under number {}</source>
        <translation>Ada di SP4N-LAPOR! dengan nomor {}</translation>
    </message>
    <message>
        <source>Its device gives none of this series; it moves and doubles no number</source>
        <translation>Perangkatnya tidak memberi nomor seri ini. Nomor ini tidak menggeser dan tidak menggandakan nomor mana pun</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Diketahui dari</translation>
    </message>
    <message>
        <source>Looked at the hidden identity</source>
        <translation>Identitas yang disembunyikan dilihat</translation>
    </message>
    <message>
        <source>Message came in</source>
        <translation>Pesan masuk</translation>
    </message>
    <message>
        <source>Message erased by law, decided with {}; only its day stays</source>
        <translation>Isi pesan dihapus menurut hukum, diputuskan bersama {}; hanya harinya yang tetap</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note: {}</source>
        <translation>Catatan: {}</translation>
    </message>
    <message>
        <source>Number from outside the series</source>
        <translation>Nomor di luar seri</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Recorded under number {}</source>
        <translation>Dicatat dengan nomor {}</translation>
    </message>
    <message>
        <source>Rejected by the office, the words stay</source>
        <translation>Ditolak kantor, isinya tetap</translation>
    </message>
    <message>
        <source>Resi did not come out whole: {}</source>
        <translation>Resi tidak keluar utuh: {}</translation>
    </message>
    <message>
        <source>Resi not needed any more, never printed: {}</source>
        <translation>Resi tidak diperlukan lagi, tidak pernah dicetak: {}</translation>
    </message>
    <message>
        <source>Resi on paper, seen by the officer: {}</source>
        <translation>Resi sudah di kertas, dilihat petugas: {}</translation>
    </message>
    <message>
        <source>Resi printed: {}</source>
        <translation>Resi tercetak: {}</translation>
    </message>
    <message>
        <source>Resi saved as a PDF: {}</source>
        <translation>Resi disimpan sebagai PDF: {}</translation>
    </message>
    <message>
        <source>Resi sent to the printer, not known to have come out whole: {}</source>
        <translation>Resi dikirim ke printer, belum diketahui keluar utuh: {}</translation>
    </message>
    <message>
        <source>Resi sent to the printer: {}</source>
        <translation>Resi terkirim ke printer: {}</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Ditelaah</translation>
    </message>
    <message>
        <source>Seen there on</source>
        <translation>Dilihat di sana pada</translation>
    </message>
    <message>
        <source>Something that this version of the program cannot read: {}</source>
        <translation>Catatan yang belum dapat dibaca versi program ini: {}</translation>
    </message>
    <message>
        <source>The complaint stood elsewhere by then</source>
        <translation>Saat itu keadaan pengaduan sudah lain</translation>
    </message>
    <message>
        <source>The consultation became the complaint {}</source>
        <translation>Konsultasi menjadi pengaduan {}</translation>
    </message>
    <message>
        <source>The number stands on two papers; this one got “{}”</source>
        <translation>Nomor itu ada pada dua resi; yang ini diberi “{}”</translation>
    </message>
    <message>
        <source>This step had been taken on {} by</source>
        <translation>Langkah ini sudah diambil pada {} oleh</translation>
    </message>
    <message>
        <source>Waits for the office&apos;s approval: {}</source>
        <translation>Menunggu persetujuan kantor: {}</translation>
    </message>
    <message>
        <source>Without authority, does not apply</source>
        <translation>Tanpa wewenang, tidak berlaku</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>the officer, who looked at it</source>
        <translation>petugas, yang melihatnya</translation>
    </message>
    <message>
        <source>the original</source>
        <translation>lembar asli</translation>
    </message>
    <message>
        <source>the printer&apos;s state before and after</source>
        <translation>keadaan printer sebelum dan sesudahnya</translation>
    </message>
    <message>
        <source>the printer, after the cut</source>
        <translation>printer, sesudah pemotongan</translation>
    </message>
    <message>
        <source>the printer, which named this paper</source>
        <translation>printer, yang menyebut kertas ini</translation>
    </message>
    <message>
        <source>{} (another complainant)</source>
        <translation>{} (pengadu lain)</translation>
    </message>
</context>
<context>
    <name>TakeOverBar</name>
    <message>
        <source>Go on with it ({key:intake.save})</source>
        <translation>Lanjutkan ({key:intake.save})</translation>
    </message>
    <message>
        <source>Start empty ({key:intake.keep_draft})</source>
        <translation>Mulai kosong ({key:intake.keep_draft})</translation>
    </message>
    <message>
        <source>{name}&apos;s form, {when}: go on with it?</source>
        <translation>Isian {name}, {when}: lanjutkan?</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>As delivered</source>
        <translation>Bawaan</translation>
    </message>
    <message>
        <source>Back ({key:templates.back})</source>
        <translation>Kembali ({key:templates.back})</translation>
    </message>
    <message>
        <source>Back to the delivered one ({key:templates.delivered})</source>
        <translation>Kembali ke bawaan ({key:templates.delivered})</translation>
    </message>
    <message>
        <source>Beside its PDF each letter can be saved as a Word file ({key:preview.word} on its page). How that looks is what its template says: write it out, edit it in Word, and choose it here. Letters and pictures may change; what stands in double braces is filled in.</source>
        <translation>Di samping PDF, setiap surat dapat disimpan sebagai berkas Word ({key:preview.word} pada halamannya). Rupanya menurut templatnya: tulis templatnya, ubah di Word, lalu pilih di sini. Huruf dan gambar boleh diubah; yang ada di dalam kurung kurawal ganda diisi program.</translation>
    </message>
    <message>
        <source>Choose a template ({key:templates.choose})</source>
        <translation>Pilih templat ({key:templates.choose})</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Templat</translation>
    </message>
    <message>
        <source>Templates of letters</source>
        <translation>Templat surat</translation>
    </message>
    <message>
        <source>The office&apos;s own, chosen on {}</source>
        <translation>Milik kantor, dipilih pada {}</translation>
    </message>
    <message>
        <source>The template is being tried out …</source>
        <translation>Templat sedang dicoba …</translation>
    </message>
    <message>
        <source>Where the template is written to</source>
        <translation>Tempat menulis templat</translation>
    </message>
    <message>
        <source>Word templates of letters</source>
        <translation>Templat surat Word</translation>
    </message>
    <message>
        <source>Write the template out ({key:templates.write_out})</source>
        <translation>Tulis templat ({key:templates.write_out})</translation>
    </message>
    <message>
        <source>Written: {}. Edit it in Word, save it as .docx, and choose it here.</source>
        <translation>Ditulis: {}. Ubah di Word, simpan sebagai .docx, lalu pilih di sini.</translation>
    </message>
    <message>
        <source>{} is made with the delivered template again.</source>
        <translation>{} dibuat dengan templat bawaan lagi.</translation>
    </message>
    <message>
        <source>{} is made with this template from now on.</source>
        <translation>{} dibuat dengan templat ini mulai sekarang.</translation>
    </message>
</context>
<context>
    <name>ToldFields</name>
    <message>
        <source>Acting for</source>
        <translation>Kuasa dari</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Application number</source>
        <translation>Nomor permohonan</translation>
    </message>
    <message>
        <source>Attachment {}</source>
        <translation>Lampiran {}</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Company or other body</source>
        <translation>Badan usaha/lembaga</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Narahubung</translation>
    </message>
    <message>
        <source>Copy of identity</source>
        <translation>Fotokopi identitas</translation>
    </message>
    <message>
        <source>Date of the event</source>
        <translation>Tanggal kejadian</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitas</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Letter number or external id</source>
        <translation>Nomor surat atau ID laporan</translation>
    </message>
    <message>
        <source>NIB</source>
        <translation>NIB</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Other complainants</source>
        <translation>Pengadu lain</translation>
    </message>
    <message>
        <source>Paper of identity</source>
        <translation>Jenis identitas</translation>
    </message>
    <message>
        <source>Party complained about</source>
        <translation>Teradu</translation>
    </message>
    <message>
        <source>Passport or KITAS</source>
        <translation>Paspor atau KITAS</translation>
    </message>
    <message>
        <source>Place of the event</source>
        <translation>Tempat kejadian</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Power of attorney</source>
        <translation>Surat kuasa</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Tanggal diterima</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten/kota</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Service received on</source>
        <translation>Tanggal pelayanan diterima</translation>
    </message>
    <message>
        <source>Supporting documents</source>
        <translation>Dokumen pendukung</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Type of complaint</source>
        <translation>Kategori pengaduan</translation>
    </message>
    <message>
        <source>Who complains</source>
        <translation>Bentuk pengadu</translation>
    </message>
    <message>
        <source>Why recorded later</source>
        <translation>Alasan baru dicatat kemudian</translation>
    </message>
    <message>
        <source>Wished settlement</source>
        <translation>Permintaan penyelesaian</translation>
    </message>
    <message>
        <source>kept confidential</source>
        <translation>dirahasiakan</translation>
    </message>
    <message>
        <source>not received</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>received</source>
        <translation>ada</translation>
    </message>
</context>
<context>
    <name>UnprintedPage</name>
    <message numerus="yes">
        <source>%n paper(s) wait. The complaints are recorded.</source>
        <translation>
            <numerusform>%n resi menunggu. Pengaduannya sudah tercatat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the printer: did {paper} of {number} come out whole?</source>
        <translation>Lihat printer: apakah {paper} resi {number} keluar utuh?</translation>
    </message>
    <message>
        <source>No ({key:unprinted.broken})</source>
        <translation>Tidak ({key:unprinted.broken})</translation>
    </message>
    <message>
        <source>No resi is waiting. {page:day} shows today&apos;s register.</source>
        <translation>Tidak ada resi yang menunggu. {page:day} membuka register hari ini.</translation>
    </message>
    <message>
        <source>Not needed any more ({key:unprinted.drop})</source>
        <translation>Tidak diperlukan lagi ({key:unprinted.drop})</translation>
    </message>
    <message>
        <source>Not yet printed</source>
        <translation>Belum tercetak</translation>
    </message>
    <message>
        <source>Open the complaint ({key:unprinted.open})</source>
        <translation>Buka pengaduan ({key:unprinted.open})</translation>
    </message>
    <message>
        <source>Papers that have not come out</source>
        <translation>Resi yang belum keluar</translation>
    </message>
    <message>
        <source>Print ({key:unprinted.again})</source>
        <translation>Cetak ({key:unprinted.again})</translation>
    </message>
    <message>
        <source>Print as an image ({key:unprinted.image})</source>
        <translation>Cetak sebagai gambar ({key:unprinted.image})</translation>
    </message>
    <message>
        <source>Print it later ({key:unprinted.later})</source>
        <translation>Cetak nanti ({key:unprinted.later})</translation>
    </message>
    <message>
        <source>Saved as a PDF: {file}</source>
        <translation>Tersimpan sebagai PDF: {file}</translation>
    </message>
    <message>
        <source>Stop printing ({key:unprinted.stop})</source>
        <translation>Hentikan cetakan ({key:unprinted.stop})</translation>
    </message>
    <message>
        <source>Take the answer back ({key:unprinted.take_back})</source>
        <translation>Tarik kembali jawaban ({key:unprinted.take_back})</translation>
    </message>
    <message>
        <source>Two came out ({key:unprinted.double})</source>
        <translation>Keluar dua lembar ({key:unprinted.double})</translation>
    </message>
    <message>
        <source>Yes, it came out whole ({key:unprinted.whole})</source>
        <translation>Ya, keluar utuh ({key:unprinted.whole})</translation>
    </message>
</context>
<context>
    <name>UpdatePage</name>
    <message>
        <source>A new version comes as one signed file, on a stick or from the centre. It is put beside the one that runs after a whole copy of the register was made, checks itself, and is used from the next start on; nothing is ever installed by itself.</source>
        <translation>Versi baru datang sebagai satu berkas bertanda tangan digital, dari flashdisk atau dari pusat. Register disalin dahulu sampai utuh. Versi baru ditaruh di samping versi yang berjalan dan memeriksa dirinya. Versi itu dipakai mulai pembukaan berikutnya. Tidak ada yang terpasang dengan sendirinya.</translation>
    </message>
    <message>
        <source>Cancel ({key:update.stop})</source>
        <translation>Batal ({key:update.stop})</translation>
    </message>
    <message>
        <source>Copying the register first…</source>
        <translation>Menyalin register dahulu…</translation>
    </message>
    <message>
        <source>Fetching it from the centre…</source>
        <translation>Mengambil dari pusat…</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Dari &amp;berkas…</translation>
    </message>
    <message>
        <source>From the centre</source>
        <translation>Dari pusat</translation>
    </message>
    <message>
        <source>Install ({key:update.install})</source>
        <translation>Pasang ({key:update.install})</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Versi baru</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Reading the package…</source>
        <translation>Membaca paket…</translation>
    </message>
    <message>
        <source>The new version checks itself…</source>
        <translation>Versi baru memeriksa dirinya…</translation>
    </message>
    <message>
        <source>The new version is in place.</source>
        <translation>Versi baru sudah terpasang.</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>Membongkar paket…</translation>
    </message>
    <message>
        <source>Use the installed version again</source>
        <translation>Pakai lagi versi yang terpasang semula</translation>
    </message>
    <message>
        <source>Version {version} did not open its window; the installed version is used.</source>
        <translation>Jendela versi {version} tidak pernah terbuka; versi yang terpasang semula dipakai.</translation>
    </message>
    <message>
        <source>Version {version} from the centre</source>
        <translation>Versi {version} dari pusat</translation>
    </message>
    <message>
        <source>Version {version} is used at each start.</source>
        <translation>Versi {version} dipakai setiap kali program dibuka.</translation>
    </message>
    <message>
        <source>Version {version} is used from the next start on: close the program and open it again.</source>
        <translation>Versi {version} dipakai mulai pembukaan berikutnya: tutup program, lalu buka lagi.</translation>
    </message>
    <message>
        <source>Version {version} runs now.</source>
        <translation>Sekarang berjalan versi {version}.</translation>
    </message>
    <message>
        <source>Version {version} was started once, and no window of it was seen yet.</source>
        <translation>Versi {version} pernah dibuka sekali, tetapi jendelanya belum terlihat.</translation>
    </message>
    <message>
        <source>Version {version}, {size} MB, signed by the makers of this program</source>
        <translation>Versi {version}, {size} MB, ditandatangani pembuat program ini</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Yang baru</translation>
    </message>
</context>
<context>
    <name>UrgencyBar</name>
    <message>
        <source>{} late</source>
        <translation>{} terlambat</translation>
    </message>
    <message>
        <source>{} later</source>
        <translation>{} lebih lama</translation>
    </message>
    <message>
        <source>{} today</source>
        <translation>{} hari ini</translation>
    </message>
    <message>
        <source>{} within 3 days</source>
        <translation>{} dalam 3 hari</translation>
    </message>
</context>
<context>
    <name>WebFormPanel</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Copy the secret to the website, then save. It is not shown again.</source>
        <translation>Salin rahasia ini ke situs, lalu simpan. Sesudah itu tidak ditampilkan lagi.</translation>
    </message>
    <message>
        <source>Folder of the forms</source>
        <translation>Folder formulir</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>Rahasia baru</translation>
    </message>
    <message>
        <source>Nothing is saved yet: look at the red lines.</source>
        <translation>Belum ada yang disimpan: lihat baris merah.</translation>
    </message>
    <message>
        <source>Save the folder</source>
        <translation>Simpan folder</translation>
    </message>
    <message>
        <source>Saved. This desk reads no folder of forms.</source>
        <translation>Tersimpan. Loket ini tidak membaca folder formulir.</translation>
    </message>
    <message>
        <source>Saved. This desk reads the folder from now on.</source>
        <translation>Tersimpan. Mulai sekarang loket ini membaca folder itu.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Secret that the website has, too</source>
        <translation>Rahasia yang sama dengan di situs</translation>
    </message>
    <message>
        <source>The website puts each form into a folder, signed by a secret. One desk reads the folder each minute. An empty folder stops it.</source>
        <translation>Situs menaruh setiap formulir dalam sebuah folder, ditandai dengan rahasia. Satu loket membacanya tiap menit. Folder kosong menghentikannya.</translation>
    </message>
    <message>
        <source>kept in this computer&apos;s keyring</source>
        <translation>tersimpan di keyring komputer ini</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source> (cycle {})</source>
        <translation> (siklus ke-{})</translation>
    </message>
    <message>
        <source>Complainant</source>
        <translation>Pengadu</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Filed late: {}</source>
        <translation>Lewat 30 hari: {}</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>Penanggung jawab</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>TERLAMBAT</translation>
    </message>
    <message>
        <source>LATER, OR WITHOUT A LIMIT</source>
        <translation>LEBIH LAMA, ATAU TANPA BATAS</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Batas terdekat</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Telaah</translation>
    </message>
    <message>
        <source>TODAY</source>
        <translation>HARI INI</translation>
    </message>
    <message>
        <source>Tell of the action</source>
        <translation>Sampaikan tindakan</translation>
    </message>
    <message>
        <source>Tell of the result</source>
        <translation>Sampaikan hasil</translation>
    </message>
    <message>
        <source>WITHIN 3 DAYS</source>
        <translation>DALAM 3 HARI</translation>
    </message>
    <message>
        <source>late</source>
        <translation>terlambat</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>two counters</source>
        <translation>dua loket</translation>
    </message>
    <message>
        <source>{day}; extended to {longer}, late by the first</source>
        <translation>{day}; diperpanjang sampai {longer}, terlambat menurut yang pertama</translation>
    </message>
    <message>
        <source>{name}, substitute of {who}</source>
        <translation>{name}, pengganti {who}</translation>
    </message>
    <message>
        <source>{} (away, no substitute)</source>
        <translation>{} (tidak hadir, tanpa pengganti)</translation>
    </message>
    <message>
        <source>{} (provisional)</source>
        <translation>{} (sementara)</translation>
    </message>
    <message>
        <source>{} day(s)</source>
        <translation>{} hari</translation>
    </message>
</context>
<context>
    <name>WorklistPage</name>
    <message numerus="yes">
        <source>%n complaint(s).</source>
        <translation>
            <numerusform>%n pengaduan.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Changed at two counters</source>
        <translation>Diubah di dua loket</translation>
    </message>
    <message>
        <source>Everybody&apos;s ({key:worklist.print_all})</source>
        <translation>Semua orang ({key:worklist.print_all})</translation>
    </message>
    <message>
        <source>Filed late</source>
        <translation>Lewat 30 hari</translation>
    </message>
    <message>
        <source>Filter ({key:worklist.filter})</source>
        <translation>Saring ({key:worklist.filter})</translation>
    </message>
    <message>
        <source>Merged in vain</source>
        <translation>Gabungan buntu</translation>
    </message>
    <message>
        <source>My morning list ({key:worklist.print_mine})</source>
        <translation>Daftar pagi saya ({key:worklist.print_mine})</translation>
    </message>
    <message>
        <source>Needs action</source>
        <translation>Perlu tindakan</translation>
    </message>
    <message>
        <source>Not in LAPOR! yet</source>
        <translation>Belum masuk LAPOR!</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Belum ditelaah</translation>
    </message>
    <message>
        <source>Nothing here. {page:day} shows today&apos;s complaints.</source>
        <translation>Tidak ada. {page:day} menampilkan pengaduan hari ini.</translation>
    </message>
    <message>
        <source>Nothing here. {page:record} records a complaint, {page:day} shows today&apos;s.</source>
        <translation>Tidak ada pengaduan di sini. Tekan {page:record} untuk mencatat pengaduan, {page:day} untuk register hari ini.</translation>
    </message>
    <message>
        <source>Nothing in this group. Left and right show the others.</source>
        <translation>Kelompok ini kosong. Panah kiri dan kanan menampilkan kelompok lain.</translation>
    </message>
    <message>
        <source>Numbered &amp;slips</source>
        <translation>&amp;Slip bernomor</translation>
    </message>
    <message>
        <source>Office &amp;calendar</source>
        <translation>K&amp;alender kerja</translation>
    </message>
    <message>
        <source>Other limits past</source>
        <translation>Batas lain terlewat</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Papers overdue</source>
        <translation>Batas berkas terlewat</translation>
    </message>
    <message>
        <source>Same item at two counters</source>
        <translation>Kiriman yang sama di dua loket</translation>
    </message>
    <message>
        <source>Suggestion &amp;box</source>
        <translation>&amp;Kotak saran</translation>
    </message>
    <message>
        <source>The {shown} most urgent of {all}.</source>
        <translation>{shown} yang paling mendesak dari {all}.</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>Menunggu saya</translation>
    </message>
    <message>
        <source>Waiting for the complainant</source>
        <translation>Menunggu pengadu</translation>
    </message>
    <message>
        <source>What needs action</source>
        <translation>Daftar yang perlu tindakan</translation>
    </message>
    <message>
        <source>{key:worklist.open} opens; left and right change the group.</source>
        <translation>{key:worklist.open} membuka; panah kiri/kanan mengganti kelompok.</translation>
    </message>
</context>
<context>
    <name>centre</name>
    <message>
        <source>Another desk&apos;s entries stood here otherwise than at the centre. The centre&apos;s are shown now; the {entries} others are kept there for the office to decide.</source>
        <translation>Catatan meja lain di sini berbeda dari yang di pusat. Sekarang yang tampil adalah milik pusat; {entries} catatan lainnya disisihkan di pusat untuk diputuskan kantor.</translation>
    </message>
    <message>
        <source>Centre: connected</source>
        <translation>Pusat: tersambung</translation>
    </message>
    <message>
        <source>Centre: connecting…</source>
        <translation>Pusat: menghubungi…</translation>
    </message>
    <message>
        <source>Centre: needs attention</source>
        <translation>Pusat: perlu perhatian</translation>
    </message>
    <message>
        <source>Centre: not connected</source>
        <translation>Pusat: tidak tersambung</translation>
    </message>
    <message>
        <source>Centre: unreachable since {since}</source>
        <translation>Pusat: tidak terjangkau sejak {since}</translation>
    </message>
    <message>
        <source>Centre: {waiting}</source>
        <translation>Pusat: {waiting}</translation>
    </message>
    <message>
        <source>Entries at the centre do not fit their chain or are missing; the rest was taken in. Tell the administrator.</source>
        <translation>Ada catatan di pusat yang tidak cocok dengan rantainya atau tidak lengkap; selebihnya diterima. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>Entries go through, attachments do not. {why}</source>
        <translation>Catatan terkirim, lampiran tidak. {why}</translation>
    </message>
    <message>
        <source>Entries of this computer that are not signed: {unsigned}. They wait at the centre and do not come to other computers, because the office certified another key than this computer has. The administrator compares this computer&apos;s key and runs “frontoffice centre certify” with --key.</source>
        <translation>Catatan komputer ini yang belum bertanda tangan: {unsigned}. Catatan itu ditahan di pusat dan tidak sampai ke komputer lain. Kantor mengesahkan kunci lain daripada kunci komputer ini. Administrator mencocokkan kunci komputer ini dan menjalankan “frontoffice centre certify” dengan --key.</translation>
    </message>
    <message>
        <source>Entries of this computer that are not signed: {unsigned}. They wait at the centre and do not come to other computers, because this computer&apos;s keyring does not open, or there is none. Unlock it, or sign in to the computer again, then press {key:centre.exchange} here. If it stays so, tell the administrator.</source>
        <translation>Catatan komputer ini yang belum bertanda tangan: {unsigned}. Catatan itu ditahan di pusat dan tidak sampai ke komputer lain. Penyimpan sandi komputer ini tidak terbuka, atau tidak ada. Buka penyimpan sandinya, atau masuk lagi ke komputer, lalu tekan {key:centre.exchange} di sini. Bila tetap begitu, beri tahu administrator.</translation>
    </message>
    <message>
        <source>Exchanging attachments…</source>
        <translation>Menyinkronkan lampiran…</translation>
    </message>
    <message>
        <source>Giving the centre back what it lost…</source>
        <translation>Mengembalikan yang hilang di pusat…</translation>
    </message>
    <message>
        <source>Held back at the centre: {own} entries that this computer itself sent unsigned. Its register, which was put back since, has them no more, so only the office can sign them. The administrator runs “frontoffice centre enrol --replaces”, and after an exchange “certify” and “sign”.</source>
        <translation>Ditahan di pusat: {own} catatan yang dikirim komputer ini sendiri tanpa tanda tangan. Registernya, yang dipulihkan sesudah itu, tidak lagi memuatnya, jadi hanya kantor yang dapat menandatanganinya. Pengelola pusat menjalankan “frontoffice centre enrol --replaces”, lalu sesudah sinkron “certify” dan “sign”.</translation>
    </message>
    <message>
        <source>Held back, not signed yet: {held}. They come in by themselves once that computer has signed them and the office has certified it.</source>
        <translation>Ditahan, belum bertanda tangan: {held}. Catatan itu masuk sendiri setelah komputer itu menandatanganinya dan kantor mengesahkannya.</translation>
    </message>
    <message>
        <source>Mending…</source>
        <translation>Memulihkan…</translation>
    </message>
    <message>
        <source>Not everything that the centre sends fits together. What fits came in and stays; tell the administrator.</source>
        <translation>Tidak semua yang dikirim pusat cocok satu sama lain. Yang cocok sudah diterima dan tetap ada; beri tahu administrator.</translation>
    </message>
    <message>
        <source>Receiving failed in a new way; it is in the program&apos;s log. What came in stays; tell the administrator.</source>
        <translation>Penerimaan gagal dengan cara yang belum dikenal; tercatat di log program. Yang sudah diterima tetap ada; beri tahu administrator.</translation>
    </message>
    <message>
        <source>Receiving the register…</source>
        <translation>Menerima register…</translation>
    </message>
    <message>
        <source>Sending what is new here…</source>
        <translation>Mengirim yang baru di sini…</translation>
    </message>
    <message>
        <source>Signature: {standing}</source>
        <translation>Tanda tangan: {standing}</translation>
    </message>
    <message>
        <source>Somebody without this computer&apos;s key wrote at the centre in its name. Nothing of that was taken in; this desk goes on under a fresh chain. Tell the administrator.</source>
        <translation>Seseorang tanpa kunci komputer ini menulis di pusat atas namanya. Tidak satu pun diambil; loket ini melanjutkan pada rantai baru. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>Speaking with the centre…</source>
        <translation>Menghubungi pusat…</translation>
    </message>
    <message>
        <source>The address leads to a copy of the centre that is only read (a standby), and no new desk comes in there. Let the IT person enter the address of the centre itself. What came in stays.</source>
        <translation>Alamatnya menuju salinan pusat yang hanya dibaca (standby). Meja baru tidak dapat masuk di sana. Mintalah petugas TI memasukkan alamat pusatnya sendiri. Yang sudah masuk tetap ada.</translation>
    </message>
    <message>
        <source>The centre answers, and something wants looking at.</source>
        <translation>Pusat menjawab, tetapi ada yang perlu dilihat.</translation>
    </message>
    <message>
        <source>The centre answers; what is new here is on its way.</source>
        <translation>Pusat menjawab; yang baru di sini sedang dikirim.</translation>
    </message>
    <message>
        <source>The centre can only be read at present and lets no new desk in. What came in stays; tell the administrator.</source>
        <translation>Pusat saat ini hanya dapat dibaca dan tidak menerima meja baru. Yang sudah diterima tetap ada; beri tahu administrator.</translation>
    </message>
    <message>
        <source>The centre does not answer. What came in stays; the program tries again by itself.</source>
        <translation>Pusat tidak menjawab. Yang sudah diterima tetap ada; program mencoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The centre does not let this computer in: the office took its access back, or the centre was put back to a time before this computer was connected. What came in stays; ask the office.</source>
        <translation>Pusat tidak mengizinkan komputer ini masuk. Kantor mencabut aksesnya, atau pusat dipulihkan ke keadaan sebelum komputer ini disambungkan. Yang sudah diterima tetap ada; tanyakan kepada kantor.</translation>
    </message>
    <message>
        <source>The centre has certificates of another key than the office&apos;s that was given to this computer. They do not count here. Ask the administrator whether the office has a new key, and paste its line then.</source>
        <translation>Di pusat ada pengesahan dengan kunci lain daripada kunci kantor yang diberikan kepada komputer ini. Itu tidak berlaku di sini. Tanyakan kepada administrator apakah kantor mempunyai kunci baru, lalu tempel barisnya.</translation>
    </message>
    <message>
        <source>The centre has everything but {entries} entry(ies) here that the office left out.</source>
        <translation>Pusat memiliki semuanya, kecuali {entries} catatan di sini yang diputuskan kantor untuk tidak dimasukkan.</translation>
    </message>
    <message>
        <source>The centre holds back {missing} of the office&apos;s certificates. Tell the administrator.</source>
        <translation>Pusat menahan {missing} pengesahan kantor. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>The centre is being asked; what stands here is of the last exchange.</source>
        <translation>Pusat sedang ditanya; yang tampil di sini dari sinkronisasi terakhir.</translation>
    </message>
    <message>
        <source>The centre is busy. What came in stays; the program tries again by itself.</source>
        <translation>Pusat sedang sibuk. Yang sudah diterima tetap ada; program mencoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The centre says that words were erased by law, or that entries count no more. The supervisor decides.</source>
        <translation>Pusat menyatakan ada isi yang dihapus menurut hukum, atau catatan yang tidak berlaku lagi. Supervisor memutuskan.</translation>
    </message>
    <message>
        <source>The centre took too long. What came in stays; the program tries again by itself.</source>
        <translation>Pusat terlalu lama menjawab. Yang sudah diterima tetap ada; program mencoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The centre&apos;s address leads nowhere. Check the address and the network. What came in stays.</source>
        <translation>Alamat pusat tidak ditemukan. Periksa alamat dan jaringannya. Yang sudah diterima tetap ada.</translation>
    </message>
    <message>
        <source>The centre&apos;s disk is full. What came in stays; tell the administrator.</source>
        <translation>Disk pusat penuh. Yang sudah diterima tetap ada; beri tahu administrator.</translation>
    </message>
    <message>
        <source>The first exchange is on its way.</source>
        <translation>Sinkronisasi pertama sedang berjalan.</translation>
    </message>
    <message>
        <source>The office has to decide: {entries} entry(ies) of other desks wait at the centre. If their desk is still there, connect it and they arrive by themselves; else the administrator runs “frontoffice centre status” and “frontoffice centre merge”.</source>
        <translation>Perlu keputusan kantor: {entries} catatan dari meja lain menunggu di pusat. Bila meja itu masih ada, sambungkan: catatannya terkirim sendiri. Bila tidak, administrator menjalankan “frontoffice centre status” dan “frontoffice centre merge”.</translation>
    </message>
    <message>
        <source>The office set aside what this desk wrote from one day on: {entries} of its entries count nowhere any more. New ones count. Ask the administrator what is to be recorded again.</source>
        <translation>Kantor menyisihkan yang ditulis meja ini sejak suatu hari. {entries} catatannya tidak berlaku lagi di mana pun. Catatan baru berlaku. Tanyakan kepada administrator apa yang perlu dicatat ulang.</translation>
    </message>
    <message>
        <source>The program is open on this register and exchanges by itself; nothing had to be done.</source>
        <translation>Program sedang terbuka pada register ini dan menyinkronkan sendiri; tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the centre&apos;s by {clock}. Set it right: dates count from it.</source>
        <translation>Jam komputer ini berbeda dari pusat: {clock}. Betulkan jamnya: tanggal dihitung darinya.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full, so nothing can be taken in. Nothing is lost; make room.</source>
        <translation>Disk komputer ini penuh, jadi tidak ada yang dapat diterima. Tidak ada yang hilang; kosongkan sebagian disk.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk refuses, so nothing was taken in. Nothing is lost; call the administrator.</source>
        <translation>Disk komputer ini menolak, jadi tidak ada yang diterima. Tidak ada yang hilang; hubungi administrator.</translation>
    </message>
    <message>
        <source>This computer&apos;s key: {key}</source>
        <translation>Kunci komputer ini: {key}</translation>
    </message>
    <message>
        <source>This desk and the centre have the same register.</source>
        <translation>Meja ini dan pusat memiliki register yang sama.</translation>
    </message>
    <message>
        <source>This desk is connected; the first exchange is on its way.</source>
        <translation>Meja ini tersambung; sinkronisasi pertama sedang berjalan.</translation>
    </message>
    <message>
        <source>This desk is not connected any more; its register stays.</source>
        <translation>Meja ini tidak tersambung lagi; registernya tetap ada.</translation>
    </message>
    <message>
        <source>This desk is not connected; it keeps its own register.</source>
        <translation>Meja ini tidak tersambung; registernya sendiri tetap berjalan.</translation>
    </message>
    <message>
        <source>This program is too old to send to the centre; it still receives. Install the newer version.</source>
        <translation>Program ini terlalu lama untuk mengirim ke pusat; menerima masih bisa. Pasang versi yang lebih baru.</translation>
    </message>
    <message>
        <source>This register or the centre was put back from a backup, or another copy of this register is at work. Nothing is lost. If neither was put back, look for the other copy and close it; otherwise there is nothing to do.</source>
        <translation>Register ini atau pusat dipulihkan dari cadangan, atau salinan lain register ini sedang dipakai. Tidak ada yang hilang. Bila tidak satu pun dipulihkan, cari salinan lain itu dan tutup. Selain itu tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>This register was another computer&apos;s before. It goes on under its own name; the other computer must not be used any more.</source>
        <translation>Register ini sebelumnya milik komputer lain. Register ini berlanjut dengan namanya sendiri; komputer yang lain tidak boleh dipakai lagi.</translation>
    </message>
    <message>
        <source>Two complaints carry the same number. The supervisor settles it.</source>
        <translation>Dua pengaduan memakai nomor yang sama. Supervisor menyelesaikannya.</translation>
    </message>
    <message>
        <source>Two copies of this register were at work. Every entry was kept ({entries} moved to a chain of their own); look below whether a number was given twice.</source>
        <translation>Dua salinan register ini sama-sama dipakai. Semua catatan tetap ada ({entries} dipindah ke rantai tersendiri). Lihat apakah ada nomor yang diberikan dua kali.</translation>
    </message>
    <message>
        <source>What the centre hands out as entries of {forked} contradicts what was signed. It was not taken in; what stands here stays, and the proof is kept here and at the centre. Tell the administrator.</source>
        <translation>Yang diberikan pusat sebagai catatan {forked} bertentangan dengan yang ditandatangani. Itu tidak diambil. Yang ada di sini tetap, dan buktinya disimpan di sini dan di pusat. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>as a counter</source>
        <translation>sebagai loket</translation>
    </message>
    <message>
        <source>as a desk of the handling team</source>
        <translation>sebagai meja tim penanganan</translation>
    </message>
    <message>
        <source>as the office</source>
        <translation>sebagai kantor</translation>
    </message>
    <message>
        <source>certified by the office</source>
        <translation>disahkan kantor</translation>
    </message>
    <message>
        <source>certified no more: the office revoked this computer. If it should not have, ask the administrator</source>
        <translation>tidak lagi disahkan: kantor mencabut komputer ini. Bila itu keliru, tanyakan kepada administrator</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>none: this computer was given no key of the office. Where the office has one, its line is pasted at the connection to the centre</source>
        <translation>belum bertanda tangan: komputer ini belum diberi kunci kantor. Bila kantor memakainya, tempel barisnya di sambungan ke pusat</translation>
    </message>
    <message>
        <source>not certified yet by the office: the administrator compares this computer&apos;s key and runs “frontoffice centre certify”</source>
        <translation>belum disahkan kantor: administrator mencocokkan kunci komputer ini dan menjalankan “frontoffice centre certify”</translation>
    </message>
    <message>
        <source>not certified yet: the office certified another key. The administrator compares this computer&apos;s key and runs “frontoffice centre certify” with --key</source>
        <translation>belum disahkan: kantor mengesahkan kunci lain. Administrator mencocokkan kunci komputer ini dan menjalankan “frontoffice centre certify” dengan --key</translation>
    </message>
    <message>
        <source>not signed yet: this computer&apos;s keyring does not open. Once it does, the next exchange signs</source>
        <translation>belum bertanda tangan: penyimpan sandi komputer ini tidak terbuka. Begitu terbuka, sinkronisasi berikutnya menandatangani</translation>
    </message>
    <message>
        <source>{count} day(s)</source>
        <translation>{count} hari</translation>
    </message>
    <message>
        <source>{count} hour(s)</source>
        <translation>{count} jam</translation>
    </message>
    <message>
        <source>{count} minute(s)</source>
        <translation>{count} menit</translation>
    </message>
    <message>
        <source>{count} second(s)</source>
        <translation>{count} detik</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} menunggu</translation>
    </message>
    <message>
        <source>{entries} not signed yet</source>
        <translation>{entries} catatan belum bertanda tangan</translation>
    </message>
    <message>
        <source>{length} fast</source>
        <translation>{length} lebih cepat</translation>
    </message>
    <message>
        <source>{length} slow</source>
        <translation>{length} lebih lambat</translation>
    </message>
    <message>
        <source>{sent} sent, {received} received</source>
        <translation>{sent} dikirim, {received} diterima</translation>
    </message>
</context>
<context>
    <name>receiving</name>
    <message>
        <source>Inbox: {}</source>
        <translation>Kotak masuk: {}</translation>
    </message>
    <message>
        <source>Inbox: {}, not read</source>
        <translation>Kotak masuk: {}, tidak terbaca</translation>
    </message>
</context>
<context>
    <name>sending</name>
    <message>
        <source>Messages: none waiting</source>
        <translation>Pesan: tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>Messages: {} failed</source>
        <translation>Pesan: {} gagal</translation>
    </message>
    <message>
        <source>Messages: {} perhaps sent</source>
        <translation>Pesan: {} mungkin terkirim</translation>
    </message>
    <message>
        <source>Messages: {} waiting</source>
        <translation>Pesan: {} menunggu</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>58 mm: 32 characters a line</source>
        <translation>58 mm: 32 huruf per baris</translation>
    </message>
    <message>
        <source>80 mm: 42 characters a line</source>
        <translation>80 mm: 42 huruf per baris</translation>
    </message>
    <message>
        <source>80 mm: 48 characters a line</source>
        <translation>80 mm: 48 huruf per baris</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Device file</source>
        <translation>Berkas perangkat</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>USB device</source>
        <translation>Perangkat USB</translation>
    </message>
    <message>
        <source>as an image (nearly every printer)</source>
        <translation>sebagai gambar (hampir semua printer)</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>terpotong</translation>
    </message>
    <message>
        <source>cut, but for a point</source>
        <translation>terpotong sebagian</translation>
    </message>
    <message>
        <source>drawn by the printer itself (faster)</source>
        <translation>digambar printer sendiri (lebih cepat)</translation>
    </message>
    <message>
        <source>none (it cannot draw)</source>
        <translation>tidak ada (printer tidak dapat menggambar)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak disebutkan</translation>
    </message>
    <message>
        <source>torn off by hand</source>
        <translation>disobek dengan tangan</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>1 is yes, 0 is no</source>
        <translation>1 ya, 0 tidak</translation>
    </message>
    <message>
        <source>A NIB has 13 digits. You typed {digits}. It can be saved.</source>
        <translation>NIB terdiri atas 13 angka. Anda memasukkan {digits} angka. Data tetap dapat disimpan.</translation>
    </message>
    <message>
        <source>A NIK has 16 digits. You typed {digits}.</source>
        <translation>NIK harus 16 angka. Anda memasukkan {digits} angka.</translation>
    </message>
    <message>
        <source>A NIK has digits only.</source>
        <translation>NIK hanya berisi angka.</translation>
    </message>
    <message>
        <source>A PIN has {least} digits or more.</source>
        <translation>PIN paling sedikit {least} angka.</translation>
    </message>
    <message>
        <source>A file in the folder of certificates cannot be read or written: {path}.</source>
        <translation>Berkas di folder sertifikat tidak terbaca atau tidak dapat ditulis: {path}.</translation>
    </message>
    <message>
        <source>A file of {number} is not attached: {why} Open the complaint to attach it ({key:complaint.attachments}).</source>
        <translation>Satu berkas {number} tidak terlampir: {why} Buka pengaduan itu untuk melampirkannya ({key:complaint.attachments}).</translation>
    </message>
    <message>
        <source>A file was not taken: it is empty, a mail itself, or one too many. Look at the mail in the mailbox.</source>
        <translation>Satu berkas tidak diambil: kosong, berupa surat, atau terlalu banyak. Lihat suratnya di kotak surat.</translation>
    </message>
    <message>
        <source>A limit is a whole number from 0 to {most}.</source>
        <translation>Batas adalah bilangan bulat dari 0 sampai {most}.</translation>
    </message>
    <message>
        <source>A new version is being put in place on this computer just now. Wait until that is done, then look again.</source>
        <translation>Versi baru sedang dipasang di komputer ini. Tunggu sampai selesai, lalu lihat lagi.</translation>
    </message>
    <message>
        <source>A part of the SMS never came.</source>
        <translation>Satu bagian SMS ini tidak pernah datang.</translation>
    </message>
    <message>
        <source>A part of the resi did not reach the paper. Look at it line by line, then say whether it is whole.</source>
        <translation>Sebagian resi tidak sampai ke kertas. Periksa baris demi baris, lalu jawab apakah resi utuh.</translation>
    </message>
    <message>
        <source>A part that this kind of printer needs is not installed. Tell the administrator.</source>
        <translation>Bagian yang diperlukan jenis printer ini belum terpasang. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>A password in the address of the database is read by whoever is on this computer. Put it into a file that passfile names.</source>
        <translation>Kata sandi di alamat basis data terbaca oleh siapa pun di komputer ini. Tulis ke berkas yang disebut dengan passfile.</translation>
    </message>
    <message>
        <source>A placeholder is not written as it must be. Compare it with the delivered template.</source>
        <translation>Ada isian yang tidak ditulis sebagaimana mestinya. Bandingkan dengan templat bawaan.</translation>
    </message>
    <message>
        <source>A record of settlement is made for complaints only.</source>
        <translation>Berita acara hanya untuk pengaduan.</translation>
    </message>
    <message>
        <source>A signed PDF stays as it is: changed pages would take its signature away.</source>
        <translation>PDF bertanda tangan elektronik tetap apa adanya: mengubah halamannya menghilangkan tanda tangannya.</translation>
    </message>
    <message>
        <source>A supervisor sets the absence of others.</source>
        <translation>Ketidakhadiran orang lain dicatat supervisor.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Act on it</source>
        <translation>Tindak lanjuti</translation>
    </message>
    <message>
        <source>Acted on</source>
        <translation>Ditindaklanjuti</translation>
    </message>
    <message>
        <source>Action done</source>
        <translation>Tindakan dilakukan</translation>
    </message>
    <message>
        <source>Action set</source>
        <translation>Tindakan ditetapkan</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>An anonymous complaint carries no name and no NIK. Empty both, or choose open or confidential.</source>
        <translation>Pengaduan anonim tidak memuat nama dan NIK. Kosongkan keduanya, atau pilih Terbuka atau Dirahasiakan.</translation>
    </message>
    <message>
        <source>An exchange with the centre is ending, or another program uses the register. It is opened by itself as soon as it is free. Nothing is lost.</source>
        <translation>Sinkronisasi dengan pusat sedang berakhir, atau register dipakai program lain. Register dibuka sendiri begitu bebas. Tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>An opening at this counter is not closed yet. Go on with that first.</source>
        <translation>Pembukaan di loket ini belum ditutup. Lanjutkan yang itu dahulu.</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analisis</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Dianalisis</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Another counter numbers in the series {series} as well. Where this computer has just taken its place, the office certifies it first; else {ask:settings}choose another counter code in {page:settings}, or let a supervisor take the series over for this counter. What you typed is kept.</source>
        <translation>Loket lain juga memberi nomor dalam seri {series}. Bila komputer ini baru menggantikannya, kantor mengesahkannya dahulu. Bila tidak, {ask:settings}pilih kode loket lain di {page:settings}. Atau minta supervisor mengambil alih seri itu untuk loket ini. Yang sudah diketik tetap tersimpan.</translation>
    </message>
    <message>
        <source>Another ground</source>
        <translation>Dasar lain</translation>
    </message>
    <message>
        <source>Another paper is still being printed. The resi waits for its turn.</source>
        <translation>Kertas lain masih dicetak. Resi menunggu giliran.</translation>
    </message>
    <message>
        <source>Another printer has this name already.</source>
        <translation>Printer lain sudah bernama begitu.</translation>
    </message>
    <message>
        <source>Another printer than the one that was tested stands at this address. The resi waits. {Ask:printers}test it in {page:printers}, or choose another.</source>
        <translation>Di alamat ini ada printer lain, bukan yang diuji. Resi menunggu. {Ask:printers}uji printer itu di {page:printers}, atau pilih yang lain.</translation>
    </message>
    <message>
        <source>Another program holds the printer. The resi waits. Close that program; it is tried again by itself.</source>
        <translation>Program lain sedang memakai printer. Resi menunggu. Tutup program itu; pencetakan dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Dijawab</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Ikuti komputer</translation>
    </message>
    <message>
        <source>Asked how it stands</source>
        <translation>Pengadu menanyakan status</translation>
    </message>
    <message>
        <source>Asking the printer</source>
        <translation>Menanyai printer</translation>
    </message>
    <message>
        <source>Attempts to reach the complainant on at least {least} days come first. So far: {attempts}.</source>
        <translation>Pengadu harus sudah dicoba dihubungi sedikitnya pada {least} hari. Sejauh ini: {attempts}.</translation>
    </message>
    <message>
        <source>Before a court</source>
        <translation>Di pengadilan</translation>
    </message>
    <message>
        <source>Between the parts of the number stand letters, digits, / . or - only, and at least one of them.</source>
        <translation>Di antara bagian nomor hanya boleh ada huruf, angka, / . atau -, paling sedikit satu.</translation>
    </message>
    <message>
        <source>By the office&apos;s certificate this device, or by their role this person, may not write that. Let somebody whose role it is do it at a device of the office, or ask the office for another certificate.</source>
        <translation>Menurut pengesahan kantor perangkat ini, atau menurut perannya orang ini, tidak berwenang mencatat itu. Biarlah yang perannya berwenang mengerjakannya di perangkat golongan kantor, atau mintalah pengesahan lain kepada kantor.</translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <translation>DIBATALKAN</translation>
    </message>
    <message>
        <source>Cancel complaint</source>
        <translation>Batalkan pengaduan</translation>
    </message>
    <message>
        <source>Cannot be carried on</source>
        <translation>Tidak dapat dilanjutkan</translation>
    </message>
    <message>
        <source>Cannot be followed up</source>
        <translation>Nyatakan tidak dapat ditindaklanjuti</translation>
    </message>
    <message>
        <source>Change the kind</source>
        <translation>Ubah jenis</translation>
    </message>
    <message>
        <source>Change the paper; the resi goes on by itself.</source>
        <translation>Ganti kertas; resi dilanjutkan sendiri.</translation>
    </message>
    <message>
        <source>Check power and cable; the resi goes on by itself.</source>
        <translation>Periksa listrik dan kabel; resi dilanjutkan sendiri.</translation>
    </message>
    <message>
        <source>Choose a level from the list.</source>
        <translation>Pilih kadar pengaduan dari daftar.</translation>
    </message>
    <message>
        <source>Choose how the answer came.</source>
        <translation>Cara tanggapan diterima belum dipilih.</translation>
    </message>
    <message>
        <source>Choose how the complaint came in.</source>
        <translation>Kanal belum dipilih.</translation>
    </message>
    <message>
        <source>Choose one counter: each counter&apos;s page is closed by itself.</source>
        <translation>Pilih satu loket: halaman tiap loket ditutup sendiri-sendiri.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Pilih salah satu dari daftar.</translation>
    </message>
    <message>
        <source>Choose slips of one year.</source>
        <translation>Pilih slip dari satu tahun.</translation>
    </message>
    <message>
        <source>Choose the file with the centre&apos;s root certificate. Without it the centre cannot prove who it is.</source>
        <translation>Pilih berkas sertifikat akar pusat. Tanpa itu pusat tidak dapat membuktikan siapa dirinya.</translation>
    </message>
    <message>
        <source>Choose the level, or that it is not decided yet.</source>
        <translation>Pilih kadarnya, atau Belum ditetapkan.</translation>
    </message>
    <message>
        <source>Choose what came of it.</source>
        <translation>Hasil kontak belum dipilih.</translation>
    </message>
    <message>
        <source>Choose what kind of day it is.</source>
        <translation>Jenis hari belum dipilih.</translation>
    </message>
    <message>
        <source>Choose what the verification found.</source>
        <translation>Hasil verifikasi belum dipilih.</translation>
    </message>
    <message>
        <source>Choose who takes the counter over.</source>
        <translation>Pilih siapa yang menerima loket.</translation>
    </message>
    <message>
        <source>Choose why it cannot be followed up.</source>
        <translation>Pilih mengapa tidak dapat ditindaklanjuti.</translation>
    </message>
    <message>
        <source>Choose your name from the list.</source>
        <translation>Pilih nama Anda dari daftar.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close the cover; the resi goes on by itself.</source>
        <translation>Tutup penutup printer; resi dilanjutkan sendiri.</translation>
    </message>
    <message>
        <source>Close without an answer</source>
        <translation>Tutup tanpa tanggapan</translation>
    </message>
    <message>
        <source>Closed: answered</source>
        <translation>Selesai: dijawab</translation>
    </message>
    <message>
        <source>Closed: cannot be followed up</source>
        <translation>Selesai: tidak dapat ditindaklanjuti</translation>
    </message>
    <message>
        <source>Closed: deemed withdrawn</source>
        <translation>Selesai: dianggap dicabut</translation>
    </message>
    <message>
        <source>Closed: forwarded</source>
        <translation>Selesai: diteruskan</translation>
    </message>
    <message>
        <source>Closed: merged</source>
        <translation>Selesai: digabung</translation>
    </message>
    <message>
        <source>Closed: no answer</source>
        <translation>Selesai: tanpa tanggapan</translation>
    </message>
    <message>
        <source>Closed: satisfied</source>
        <translation>Selesai: puas</translation>
    </message>
    <message>
        <source>Closed: withdrawn</source>
        <translation>Selesai: dicabut</translation>
    </message>
    <message>
        <source>Collected here</source>
        <translation>Diambil langsung</translation>
    </message>
    <message>
        <source>Complainant informed</source>
        <translation>Tindakan diinformasikan</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Dirahasiakan</translation>
    </message>
    <message>
        <source>Counter officer</source>
        <translation>Petugas FO</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Deem withdrawn</source>
        <translation>Nyatakan dianggap dicabut</translation>
    </message>
    <message>
        <source>Device file</source>
        <translation>Berkas perangkat</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Penjelasan diberikan</translation>
    </message>
    <message>
        <source>Filed late</source>
        <translation>Lewat batas pengaduan</translation>
    </message>
    <message>
        <source>Files of the website&apos;s form cannot be moved within their folder. They stay; none is taken twice.</source>
        <translation>Berkas formulir situs tidak dapat dipindahkan di dalam foldernya. Berkasnya tetap di sana; tidak ada yang diambil dua kali.</translation>
    </message>
    <message>
        <source>For letters as Word files docxtpl is not installed (extra “docx”). Tell the administrator.</source>
        <translation>Untuk surat sebagai berkas Word, docxtpl tidak terpasang (tambahan “docx”). Beri tahu administrator.</translation>
    </message>
    <message>
        <source>For printers of Windows pywin32 is not installed, or this is not Windows.</source>
        <translation>Untuk printer Windows, pywin32 belum terpasang, atau komputer ini bukan Windows.</translation>
    </message>
    <message>
        <source>For printers on a serial port pyserial is not installed (extra “serial”). Tell the administrator.</source>
        <translation>Untuk printer di porta serial, pyserial belum terpasang (tambahan “serial”). Beri tahu administrator.</translation>
    </message>
    <message>
        <source>Forward to an agency</source>
        <translation>Teruskan ke instansi</translation>
    </message>
    <message>
        <source>Give the printer a name, like Front or Spare.</source>
        <translation>Beri printer nama, misalnya Depan atau Cadangan.</translation>
    </message>
    <message>
        <source>Go on, not reached</source>
        <translation>Lanjutkan, pengadu tidak terhubungi</translation>
    </message>
    <message>
        <source>Handed over, not reported yet</source>
        <translation>Sudah diserahkan, belum ada laporan</translation>
    </message>
    <message>
        <source>Handling team</source>
        <translation>Tim penanganan</translation>
    </message>
    <message>
        <source>Has been sent</source>
        <translation>Sudah dikirim</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitas</translation>
    </message>
    <message>
        <source>In the template changes are still tracked, or it has comments, with the names of who made them. In Word, under Review: accept all changes, delete all comments, save. Then choose the file again.</source>
        <translation>Di templat masih ada perubahan yang dilacak atau komentar, dengan nama yang membuatnya. Di Word, pada tab Tinjau: terima semua perubahan, hapus semua komentar, simpan. Lalu pilih lagi berkasnya.</translation>
    </message>
    <message>
        <source>Informed of the action</source>
        <translation>Catat penyampaian tindakan</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Masukan</translation>
    </message>
    <message>
        <source>Is being sent</source>
        <translation>Sedang dikirim</translation>
    </message>
    <message>
        <source>It came</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>It came in more than 2 working days ago. Write why it is recorded only now.</source>
        <translation>Diterima lebih dari 2 hari kerja yang lalu. Tulis alasan baru dicatat sekarang.</translation>
    </message>
    <message>
        <source>It came out twice; one of the two was to be destroyed.</source>
        <translation>Keluar dua lembar; satu di antaranya harus dimusnahkan.</translation>
    </message>
    <message>
        <source>It did not come, as an officer found. Send it again.</source>
        <translation>Tidak sampai, menurut petugas. Kirim lagi.</translation>
    </message>
    <message>
        <source>It does not wait any more: it was taken back or sent.</source>
        <translation>Pesan ini tidak menunggu lagi: sudah ditarik atau dikirim.</translation>
    </message>
    <message>
        <source>It is no plain file, or larger than {most} kB.</source>
        <translation>Ini bukan berkas biasa, atau lebih besar dari {most} kB.</translation>
    </message>
    <message>
        <source>It is not known whether the printer got all of it. First look what comes out.</source>
        <translation>Tidak diketahui apakah printer menerima semuanya. Lihat dahulu apa yang keluar.</translation>
    </message>
    <message>
        <source>It is not known yet whether it was recorded. What you typed is kept; try again. No complaint ever gets two numbers.</source>
        <translation>Belum diketahui apakah sudah tercatat. Isian Anda tetap ada; coba lagi. Satu pengaduan tidak pernah mendapat dua nomor.</translation>
    </message>
    <message>
        <source>It takes long: the printer is still being made ready. Nothing was printed yet; the number is safe.</source>
        <translation>Agak lama: printer masih disiapkan. Belum ada yang dicetak; nomornya aman.</translation>
    </message>
    <message>
        <source>It takes long: the printer&apos;s answer is waited for. If none comes, you are asked to look at the paper.</source>
        <translation>Agak lama: jawaban printer masih ditunggu. Bila tidak datang, Anda diminta melihat kertasnya.</translation>
    </message>
    <message>
        <source>It takes receipts and cannot tell whether one came out: look at each paper.</source>
        <translation>Menerima resi, tetapi tidak dapat mengabarkan apakah resinya keluar: lihat setiap kertas.</translation>
    </message>
    <message>
        <source>It waited for three days and was not sent. See whether it still holds, then send it again.</source>
        <translation>Pesan ini menunggu tiga hari dan tidak terkirim. Periksa apakah isinya masih berlaku, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>It was filed late: choose accepted or refused, in the form of the review on the complaint&apos;s page.</source>
        <translation>Pengaduan ini lewat batas: pilih diterima atau ditolak, di formulir telaah pada halaman pengaduan.</translation>
    </message>
    <message>
        <source>It was filed late: write what is decided, taken up or not, and why. An empty review decides nothing.</source>
        <translation>Pengaduan ini diajukan terlambat: tulis keputusannya (dilanjutkan atau tidak) dan alasannya. Penelaahan kosong tidak memutuskan apa pun.</translation>
    </message>
    <message>
        <source>It was not filed late by the date of the service. Amend that date first, or choose another ground.</source>
        <translation>Menurut tanggal pelayanannya pengaduan ini tidak lewat batas. Perbaiki dahulu tanggal itu, atau pilih dasar lain.</translation>
    </message>
    <message>
        <source>It was not tested yet. You are asked about every resi until its test page was printed.</source>
        <translation>Belum diuji. Setiap resi ditanyakan kepada Anda sampai halaman ujinya dicetak.</translation>
    </message>
    <message>
        <source>It would not show that it was restarted on the way: look at each paper.</source>
        <translation>Printer ini tidak menunjukkan bila sempat mati di tengah resi: periksa setiap kertas.</translation>
    </message>
    <message>
        <source>Its erasing was decided already and waits for the office&apos;s approval.</source>
        <translation>Penghapusannya sudah diputuskan dan menunggu persetujuan kantor.</translation>
    </message>
    <message>
        <source>Its text has {length} characters; {most} fit.</source>
        <translation>Teksnya {length} huruf; yang muat {most} huruf.</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Letter sent</source>
        <translation>Surat dikirim</translation>
    </message>
    <message>
        <source>Letters, digits, spaces, dots, / and - only, with a sign beside {{no}}.</source>
        <translation>Hanya huruf, angka, spasi, titik, / dan -, dengan satu tanda di sebelah {{no}}.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Line {line}: {day} stands here twice.</source>
        <translation>Baris {line}: {day} tertulis dua kali.</translation>
    </message>
    <message>
        <source>Log a contact that reached the complainant first. Attempts so far: {attempts}.</source>
        <translation>Catat dahulu kontak yang berhasil dengan pengadu. Percobaan sejauh ini: {attempts}.</translation>
    </message>
    <message>
        <source>Look at paper, cover and power; the resi goes on by itself.</source>
        <translation>Periksa kertas, tutup, dan listrik; resi dilanjutkan sendiri.</translation>
    </message>
    <message>
        <source>Look at the paper</source>
        <translation>Periksa kertasnya</translation>
    </message>
    <message>
        <source>Mark the paper that came in.</source>
        <translation>Tandai berkas yang diterima.</translation>
    </message>
    <message>
        <source>Meanwhile other dates would move ({moves}). Look at them again, then accept.</source>
        <translation>Sementara itu tanggal yang bergeser sudah lain ({moves}). Periksa sekali lagi, lalu setujui.</translation>
    </message>
    <message>
        <source>Merge as duplicate</source>
        <translation>Gabungkan sebagai duplikat</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>More than {most} lines are not one calendar.</source>
        <translation>Satu kalender paling banyak {most} baris.</translation>
    </message>
    <message>
        <source>Network printer</source>
        <translation>Printer jaringan</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tidak dijawab</translation>
    </message>
    <message>
        <source>No first answer is owed: nothing to extend.</source>
        <translation>Tidak ada tanggapan pertama yang ditunggu, jadi tidak ada yang diperpanjang.</translation>
    </message>
    <message>
        <source>No folder of an SMS program is set on this computer, so the message waits. {Ask:sms}choose it in {page:sms}, or take the message back and use another way.</source>
        <translation>Di komputer ini tidak disetel folder program SMS, jadi pesannya menunggu. {Ask:sms}pilih foldernya di {page:sms}, atau tarik pesannya dan pakai cara lain.</translation>
    </message>
    <message>
        <source>No folder of an SMS program is set on this computer. Ask whether the message came.</source>
        <translation>Di komputer ini tidak diatur folder program SMS. Tanyakan apakah pesannya sampai.</translation>
    </message>
    <message>
        <source>No mail account is set on this computer any more, so the message waits. {Ask:mail}set one up in the settings{by:sending.settings}, or take the message back and use another way.</source>
        <translation>Di komputer ini tidak ada lagi akun e-mail, jadi pesannya menunggu. {Ask:mail}isi akunnya di pengaturan{by:sending.settings}, atau tarik pesannya dan pakai cara lain.</translation>
    </message>
    <message>
        <source>No more than {most} complainants join one number.</source>
        <translation>Paling banyak {most} pengadu bergabung pada satu nomor.</translation>
    </message>
    <message>
        <source>No number can be given here: another counter numbers in the series {series} as well. Where this computer has just taken its place, the office certifies it first; else let a supervisor choose another counter code in {page:settings}, or take the series over under {page:centre}.</source>
        <translation>Di sini nomor belum dapat diberikan: loket lain juga memberi nomor dalam seri {series}. Bila komputer ini baru menggantikannya, kantor mengesahkannya dahulu. Bila tidak, minta supervisor memilih kode loket lain di {page:settings}. Atau ia mengambil alih seri itu di {page:centre}.</translation>
    </message>
    <message>
        <source>No number can be given here: the computer&apos;s clock says {today}, which does not fit earlier entries of this or another counter, or the age of the program. Set it right if it is wrong; if it is right, let a supervisor confirm that under {page:centre}.</source>
        <translation>Nomor tidak dapat diberikan di sini. Jam komputer menunjukkan {today}. Itu tidak cocok dengan catatan terdahulu di loket mana pun, atau dengan umur program. Betulkan jamnya bila salah; bila benar, minta supervisor memastikannya di {page:centre}.</translation>
    </message>
    <message>
        <source>No number can be given here: the settings file of this computer says counter {series} or a form of numbers that the register does not know of. Let a supervisor look at {page:settings} and save them.</source>
        <translation>Nomor tidak dapat diberikan di sini. Berkas pengaturan komputer ini menyebut loket {series} atau bentuk nomor yang tidak dikenal register. Minta supervisor memeriksa {page:settings} lalu menyimpannya.</translation>
    </message>
    <message>
        <source>No number is given yet: no place of copies can be reached that would know whether this computer was put back to an older state. Connect one, or say which number stands on the last resi.</source>
        <translation>Nomor belum diberikan: tidak ada tempat cadangan yang terjangkau. Belum jelas apakah komputer ini dikembalikan ke keadaan lama. Hubungkan tempat cadangan, atau sebutkan nomor pada resi terakhir.</translation>
    </message>
    <message>
        <source>No papers are missing.</source>
        <translation>Tidak ada berkas yang kurang.</translation>
    </message>
    <message>
        <source>No place of copies is there, and nobody else can say whether this computer was put back to an older state. Connect one, or say the last number on paper (the line at the top). What you typed is kept.</source>
        <translation>Tidak ada tempat cadangan yang terjangkau. Belum jelas apakah komputer ini dikembalikan ke keadaan lama. Hubungkan tempat cadangan, atau sebutkan nomor terakhir pada resi (baris di atas). Isian Anda tetap ada.</translation>
    </message>
    <message>
        <source>No printer is set up. The resi waits; {ask:printers}set one up in {page:printers}.</source>
        <translation>Printer belum diatur. Resi menunggu; {ask:printers}atur printer di {page:printers}.</translation>
    </message>
    <message>
        <source>No printer yet</source>
        <translation>Belum ada printer</translation>
    </message>
    <message>
        <source>No register is begun in {path}: it lies on another computer ({service}), where entries would be lost when the network stumbles. Start the program with a folder on this computer&apos;s own disk (--data). Counters share one office through the centre ({key:window.menu}), and copies may go to the network.</source>
        <translation>Register tidak dimulai di {path}: folder itu ada di komputer lain ({service}). Bila jaringan tersendat, catatan dapat hilang. Jalankan program dengan folder di disk komputer ini (--data). Loket-loket berbagi satu kantor lewat pusat ({key:window.menu}), dan salinan boleh ke jaringan.</translation>
    </message>
    <message>
        <source>No register is begun in {path}: that folder is synchronised ({service}), which can tear the register&apos;s file apart while it is being written. Start the program with another folder on this computer&apos;s own disk (--data). Copies may go to the synchronised one ({key:window.menu}).</source>
        <translation>Register tidak dimulai di {path}: folder itu disinkronkan ({service}). Itu dapat merusak berkas register selagi ditulis. Jalankan program dengan folder lain di disk komputer ini (--data). Salinan boleh ke folder yang disinkronkan ({key:window.menu}).</translation>
    </message>
    <message>
        <source>No scanner was found. Is it switched on and plugged in? Then try again.</source>
        <translation>Pemindai tidak ditemukan. Apakah sudah dinyalakan dan tersambung? Lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nobody handles this complaint by name.</source>
        <translation>Pengaduan ini belum punya penanggung jawab.</translation>
    </message>
    <message>
        <source>Nobody has said yet whether its last resi came out. {Ask:paper}say so under {page:paper} first.</source>
        <translation>Belum dijawab apakah resi terakhirnya keluar. {Ask:paper}jawab dahulu di {page:paper}.</translation>
    </message>
    <message>
        <source>Nobody joins an anonymous complaint by name.</source>
        <translation>Pengaduan anonim tidak dapat diikuti pengadu bernama.</translation>
    </message>
    <message>
        <source>Nobody takes their own place. Choose somebody else.</source>
        <translation>Pengganti harus orang lain. Pilih orang lain.</translation>
    </message>
    <message>
        <source>Not about a service of this office</source>
        <translation>Bukan pelayanan kantor ini</translation>
    </message>
    <message>
        <source>Not all of these numbers are on paper only; those that are: {numbers}.</source>
        <translation>Tidak semua nomor ini hanya ada di kertas; yang hanya ada di kertas: {numbers}.</translation>
    </message>
    <message>
        <source>Not in the list; it is recorded among the others: {text}.</source>
        <translation>Tidak ada di daftar; dicatat sebagai Lainnya: {text}.</translation>
    </message>
    <message>
        <source>Not needed any more</source>
        <translation>Tidak diperlukan lagi</translation>
    </message>
    <message>
        <source>Not now: it stands at {status}. It follows {after}.</source>
        <translation>Belum dapat dilakukan: status sekarang {status}. Langkah ini dilakukan sesudah {after}.</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>Belum tercetak</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Tidak terbukti</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>Belum puas</translation>
    </message>
    <message>
        <source>Not satisfied: analyse again</source>
        <translation>Belum puas: analisis ulang</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Tidak terkirim</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Tandai dicatat</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Nothing can be written to {path}. Choose another folder.</source>
        <translation>{path} tidak dapat ditulisi. Pilih folder lain.</translation>
    </message>
    <message>
        <source>Nothing is known of the placeholder “{name}”.</source>
        <translation>Isian “{name}” tidak dikenal.</translation>
    </message>
    <message>
        <source>Nothing of the chain {origin} stands aside.</source>
        <translation>Tidak ada catatan tersisih dari rantai {origin}.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Sudah di kertas</translation>
    </message>
    <message>
        <source>On paper a list has {most} lines at most; this one has {lines}. Limit it, or save it as XLSX or CSV.</source>
        <translation>Di kertas, daftar memuat paling banyak {most} baris; yang ini {lines}. Batasi, atau simpan sebagai XLSX atau CSV.</translation>
    </message>
    <message>
        <source>On the resi {number} stand {count} empty boxes: this computer has no font with those letters. Tell the administrator to install one.</source>
        <translation>Pada resi {number} tampil {count} kotak kosong: komputer ini tidak mempunyai fon dengan huruf itu. Minta administrator memasangnya.</translation>
    </message>
    <message>
        <source>On the resi {number} the printer lacks {count} letters; they stand as “?” or without their marks. {Ask:complaint.print}print it as an image from the complaint&apos;s page{by:complaint.print}.</source>
        <translation>Pada resi {number} printer tidak punya {count} huruf; tampil “?” atau huruf tanpa tandanya. {Ask:complaint.print}cetak sebagai gambar dari halaman pengaduannya{by:complaint.print}.</translation>
    </message>
    <message>
        <source>One telephone number of 5 to 15 digits, like 0812 3456 7890. Others, and whose it is, belong elsewhere, as in the description.</source>
        <translation>Satu nomor telepon, 5 sampai 15 angka, misalnya 0812 3456 7890. Nomor lain dan keterangannya tulis di tempat lain, misalnya di uraian.</translation>
    </message>
    <message>
        <source>Only the last step can be corrected. Something else was done since, or it was corrected already.</source>
        <translation>Hanya langkah terakhir yang dapat dikoreksi. Sudah ada langkah sesudahnya, atau langkah itu sudah dikoreksi.</translation>
    </message>
    <message>
        <source>Only whoever handles it, or a supervisor, hands it over.</source>
        <translation>Yang boleh menyerahkan hanya yang menanganinya atau supervisor.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Buka kembali</translation>
    </message>
    <message>
        <source>Open the program&apos;s window once first: it brings the register to the form of this version.</source>
        <translation>Buka dahulu jendela program satu kali: register disesuaikan dengan versi ini.</translation>
    </message>
    <message>
        <source>Oral</source>
        <translation>Lisan</translation>
    </message>
    <message>
        <source>Other counters know by now what became of this message, so it cannot be taken back any more.</source>
        <translation>Loket lain sudah mengetahui keputusan atas pesan ini, jadi tidak dapat ditarik lagi.</translation>
    </message>
    <message>
        <source>Outbox, sent and error are one folder, so nobody could see what was sent. Tell the administrator.</source>
        <translation>Outbox, sent, dan error satu folder, sehingga tidak terlihat apa yang terkirim. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>PDF files in a folder</source>
        <translation>Berkas PDF dalam folder</translation>
    </message>
    <message>
        <source>Paper not whole</source>
        <translation>Kertas tidak utuh</translation>
    </message>
    <message>
        <source>Partly proven</source>
        <translation>Sebagian terbukti</translation>
    </message>
    <message>
        <source>Parts of this program are missing ({missing}). Install it again; the register is untouched.</source>
        <translation>Sebagian program hilang ({missing}). Pasang lagi programnya; register tidak tersentuh.</translation>
    </message>
    <message>
        <source>Perhaps sent</source>
        <translation>Mungkin terkirim</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Tercetak</translation>
    </message>
    <message>
        <source>Printed out</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Printer of Windows</source>
        <translation>Printer Windows</translation>
    </message>
    <message>
        <source>Printer queue (CUPS)</source>
        <translation>Antrean printer (CUPS)</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Sedang dicetak</translation>
    </message>
    <message>
        <source>Printing was stopped before anything was printed.</source>
        <translation>Pencetakan dihentikan sebelum ada yang tercetak.</translation>
    </message>
    <message>
        <source>Printing was stopped on the way. The complaint is recorded. Look whether paper came out.</source>
        <translation>Pencetakan dihentikan di tengah jalan. Pengaduan sudah tercatat. Periksa apakah kertas sudah keluar.</translation>
    </message>
    <message>
        <source>Printing went wrong in a way that is new; it is in the program&apos;s log. The complaint is recorded.</source>
        <translation>Pencetakan gagal karena sebab yang belum dikenal; sebabnya ada di catatan program. Pengaduan sudah tercatat.</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Terbukti</translation>
    </message>
    <message>
        <source>Put off; it waits until somebody prints it.</source>
        <translation>Ditunda; menunggu sampai ada yang mencetaknya.</translation>
    </message>
    <message>
        <source>Put the printer on-line; the resi goes on by itself.</source>
        <translation>Aktifkan printer (on-line); resi dilanjutkan sendiri.</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Terhubung</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Pemeriksa</translation>
    </message>
    <message>
        <source>Reading this file took too long or too much memory, so it was given up. Print it and scan the paper.</source>
        <translation>Berkas ini terlalu lama atau terlalu banyak memakai memori saat dibaca, jadi dihentikan. Cetak lalu pindai kertasnya.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Terdaftar</translation>
    </message>
    <message>
        <source>Reports of a month, quarter, half-year or year are approved. Choose one of these.</source>
        <translation>Yang disahkan adalah laporan bulan, triwulan, semester atau tahun. Pilih salah satunya.</translation>
    </message>
    <message>
        <source>Result conveyed</source>
        <translation>Catat penyampaian hasil</translation>
    </message>
    <message>
        <source>Result verified</source>
        <translation>Hasil diverifikasi</translation>
    </message>
    <message>
        <source>Review and classify</source>
        <translation>Telaah dan klasifikasikan</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Ditelaah</translation>
    </message>
    <message>
        <source>SMS that were read cannot be moved to the folder “read” beside the others. They stay, and none is taken twice.</source>
        <translation>SMS yang sudah dibaca tidak bisa dipindah ke folder “read” di samping yang lain. SMS itu tetap di sana, dan tidak ada yang diambil dua kali.</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Puas</translation>
    </message>
    <message>
        <source>Saved as a copy outside the register</source>
        <translation>Disimpan sebagai salinan di luar register</translation>
    </message>
    <message>
        <source>Say how many megabytes or files, from 0 to {most}.</source>
        <translation>Sebutkan jumlah megabita atau berkas, dari 0 sampai {most}.</translation>
    </message>
    <message>
        <source>Say the last number…</source>
        <translation>Sebutkan nomor terakhir…</translation>
    </message>
    <message>
        <source>Send back to be done again</source>
        <translation>Kembalikan untuk dikerjakan ulang</translation>
    </message>
    <message>
        <source>Sending went wrong in a way that is new; it is in the program&apos;s log. Nothing was sent.</source>
        <translation>Pengiriman gagal dengan cara yang belum dikenal; tercatat di log program. Tidak ada yang dikirim.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Dikirim</translation>
    </message>
    <message>
        <source>Sent is what was written by e-mail, SMS, WhatsApp or SP4N-LAPOR!; choose another result for this way.</source>
        <translation>“Dikirim” hanya untuk e-mail, SMS, WhatsApp, atau SP4N-LAPOR!. Pilih hasil lain untuk cara ini.</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Terkirim ke printer</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Port serial</translation>
    </message>
    <message>
        <source>Set the action</source>
        <translation>Tetapkan tindakan</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Diperlihatkan</translation>
    </message>
    <message>
        <source>Signed in as {role} you may not {what}. Ask the supervisor.</source>
        <translation>Sebagai {role}, Anda tidak berwenang {what}. Hubungi supervisor.</translation>
    </message>
    <message>
        <source>Signed slip</source>
        <translation>Lembar bertanda tangan</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>So many dots do not fit the letters of a line: type {least} to {most}, or 0 for what the paper usually has.</source>
        <translation>Titik sebanyak itu tidak sesuai dengan jumlah huruf per baris. Isi {least} sampai {most}, atau 0 menurut lebar kertasnya.</translation>
    </message>
    <message>
        <source>Some files of the website&apos;s form were not taken. They lie in its folder “ditolak”, each with its reason.</source>
        <translation>Sebagian berkas formulir situs tidak diambil. Berkas itu ada di folder “ditolak”, masing-masing dengan alasannya.</translation>
    </message>
    <message>
        <source>Somebody can sign in at this desk already. A supervisor gives the other PINs, under {page:officers}.</source>
        <translation>Sudah ada yang dapat masuk di meja ini. PIN lainnya diberikan supervisor, di {page:officers}.</translation>
    </message>
    <message>
        <source>Somebody decided already what became of this message.</source>
        <translation>Pesan ini sudah diputuskan oleh seseorang.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Something else holds the centre&apos;s database: {sessions}.</source>
        <translation>Basis data pusat sedang ditahan oleh: {sessions}.</translation>
    </message>
    <message>
        <source>Something in the program went wrong and was written to its log ({log}). You can go on.</source>
        <translation>Ada yang keliru di program dan sudah ditulis di log ({log}). Anda dapat melanjutkan.</translation>
    </message>
    <message>
        <source>Something unexpected happened while the program started. Nothing was lost; it stands in the log. Try again, or call the administrator.</source>
        <translation>Terjadi hal yang tidak terduga saat program dibuka. Tidak ada yang hilang; catatannya ada di log. Coba lagi, atau hubungi administrator.</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>Lisan</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Dihentikan. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Dihentikan; tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Stopped; nothing was saved.</source>
        <translation>Dihentikan; tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>Stopped; this file was not attached.</source>
        <translation>Dihentikan; berkas ini tidak dilampirkan.</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Saran</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Supporting document</source>
        <translation>Dokumen pendukung</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Ditarik</translation>
    </message>
    <message>
        <source>The PDF could not be saved. {Ask:printers}check the folder in {page:printers}.</source>
        <translation>PDF tidak dapat disimpan. {Ask:printers}periksa foldernya di {page:printers}.</translation>
    </message>
    <message>
        <source>The PINs of this register were changed or deleted by another program, those of the supervisors too, so nobody signs in. Put the newest whole copy back, or use the recovery paper: the manual says how.</source>
        <translation>PIN di register ini diubah atau dihapus oleh program lain, juga milik supervisor. Tidak ada yang dapat masuk. Pulihkan salinan utuh terbaru, atau pakai kertas kunci pemulihan: caranya ada di buku petunjuk.</translation>
    </message>
    <message>
        <source>The PINs of {people} people were changed or deleted by another program, and open nothing. A supervisor gives them new ones ({page:officers}), and finds out who was at this computer.</source>
        <translation>PIN {people} orang diubah atau dihapus oleh program lain dan tidak berlaku. Supervisor memberi PIN baru ({page:officers}) dan mencari tahu siapa yang memakai komputer ini.</translation>
    </message>
    <message>
        <source>The SMS holds data and no text.</source>
        <translation>SMS ini berisi data, bukan teks.</translation>
    </message>
    <message>
        <source>The SMS program could not send it, or not all of it. Look at modem and credit, then send it again.</source>
        <translation>Program SMS tidak dapat mengirimnya, atau tidak semuanya. Periksa modem dan pulsa, lalu kirim lagi.</translation>
    </message>
    <message>
        <source>The SMS program has the message no more and does not say what became of it. Ask whether it came.</source>
        <translation>Pesan itu tidak ada lagi pada program SMS, dan tidak diketahui nasibnya. Tanyakan apakah pesannya sampai.</translation>
    </message>
    <message>
        <source>The address leads to a copy of the centre that is only read (a standby). Let the IT person enter the address of the centre itself. Everything is recorded here and waits.</source>
        <translation>Alamatnya menuju salinan pusat yang hanya dibaca (standby). Mintalah petugas TI memasukkan alamat pusatnya sendiri. Semua tetap dicatat di sini dan menunggu.</translation>
    </message>
    <message>
        <source>The address of the database cannot be read.</source>
        <translation>Alamat basis data tidak terbaca.</translation>
    </message>
    <message>
        <source>The amount is between {least} and {most}.</source>
        <translation>Angka ini harus antara {least} dan {most}.</translation>
    </message>
    <message>
        <source>The answer was taken back. Look whether the paper is whole, then say so.</source>
        <translation>Jawaban ditarik kembali. Periksa apakah resi utuh, lalu jawab.</translation>
    </message>
    <message>
        <source>The box was opened later than this already. Check the date and the hour.</source>
        <translation>Kotak sudah dibuka sesudah waktu ini. Periksa tanggal dan jamnya.</translation>
    </message>
    <message>
        <source>The centre could not prove who it is, so nothing was sent. Ask the administrator for its root certificate.</source>
        <translation>Pusat tidak dapat membuktikan siapa dirinya, jadi tidak ada yang dikirim. Mintalah sertifikat akarnya kepada administrator.</translation>
    </message>
    <message>
        <source>The centre does not accept this name with this secret. Type them again, or ask the office for new ones.</source>
        <translation>Pusat tidak menerima nama dengan sandi ini. Ketik ulang, atau minta yang baru kepada kantor.</translation>
    </message>
    <message>
        <source>The centre does not answer. Everything is recorded here and goes there later by itself.</source>
        <translation>Pusat tidak menjawab. Semua tercatat di sini dan nanti terkirim dengan sendirinya.</translation>
    </message>
    <message>
        <source>The centre does not let this computer in: the office took its access back, or the centre was put back to a time before this computer was connected. You can go on recording; ask the office.</source>
        <translation>Pusat tidak mengizinkan komputer ini masuk. Kantor mencabut aksesnya, atau pusat dipulihkan ke keadaan sebelum komputer ini disambungkan. Anda dapat terus mencatat; tanyakan kepada kantor.</translation>
    </message>
    <message>
        <source>The centre does not take this computer&apos;s certificate. Ask the administrator for a new file.</source>
        <translation>Pusat tidak menerima sertifikat komputer ini. Mintalah berkas baru kepada administrator.</translation>
    </message>
    <message>
        <source>The centre found an entry that does not fit its chain and took none. Nothing is lost here; tell the administrator.</source>
        <translation>Pusat menemukan catatan yang tidak cocok dengan rantainya dan tidak menerima satu pun. Di sini tidak ada yang hilang; beri tahu administrator.</translation>
    </message>
    <message>
        <source>The centre has version {version} of this program. {Ask:update}install it when the counter is quiet ({page:update}).</source>
        <translation>Versi baru tersedia di pusat: {version}. {Ask:update}pasang saat loket sepi ({page:update}).</translation>
    </message>
    <message>
        <source>The centre is busy. Everything is recorded here; the program tries again by itself.</source>
        <translation>Pusat sedang sibuk. Semua tercatat di sini; program mencoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The centre knows this register as another computer&apos;s. Ask the office to enrol this computer in its place.</source>
        <translation>Pusat mengenal register ini sebagai milik komputer lain. Minta kantor mendaftarkan komputer ini sebagai penggantinya.</translation>
    </message>
    <message>
        <source>The centre lets this computer in, but it may not do this there. Ask the administrator.</source>
        <translation>Pusat mengizinkan komputer ini masuk, tetapi tidak untuk hal ini. Tanyakan kepada administrator.</translation>
    </message>
    <message>
        <source>The centre needs PostgreSQL 15 or newer.</source>
        <translation>Pusat memerlukan PostgreSQL 15 atau yang lebih baru.</translation>
    </message>
    <message>
        <source>The centre takes no more attachments from this computer: it has sent as much as the office set. They are kept here and wait. The administrator can set more with “frontoffice centre limit”.</source>
        <translation>Pusat tidak menerima lampiran lagi dari komputer ini: yang dikirim sudah sebanyak batas dari kantor. Lampiran tetap tersimpan di sini dan menunggu. Administrator dapat menambah batasnya dengan “frontoffice centre limit”.</translation>
    </message>
    <message>
        <source>The centre takes no more from this computer for now: it has sent more than the office lets one computer send. Everything is kept here and is sent again by itself. The administrator can set more with “frontoffice centre limit”.</source>
        <translation>Pusat untuk sementara tidak menerima lagi dari komputer ini. Yang dikirimnya melebihi yang diizinkan kantor untuk satu komputer. Semuanya tersimpan di sini dan dikirim lagi dengan sendirinya. Petugas TI dapat menambah batasnya dengan “frontoffice centre limit”.</translation>
    </message>
    <message>
        <source>The centre takes no more from this computer today: it has sent more words than a whole office writes in a day. Everything is kept here and is sent again by itself. Did nobody here write so much? Then tell the administrator at once: another program may be writing as this computer.</source>
        <translation>Hari ini pusat tidak menerima lagi dari komputer ini. Yang terkirim melebihi yang ditulis satu kantor dalam sehari. Semuanya tersimpan di sini dan terkirim lagi sendiri. Tidak ada yang menulis sebanyak itu di sini? Segera beri tahu administrator: mungkin ada program lain yang menulis sebagai komputer ini.</translation>
    </message>
    <message>
        <source>The centre takes nothing at present, it can only be read. Everything is recorded here and waits.</source>
        <translation>Pusat saat ini tidak menerima apa pun, hanya dapat dibaca. Semua tercatat di sini dan menunggu.</translation>
    </message>
    <message>
        <source>The centre took too long. Nothing is lost; the program tries again by itself.</source>
        <translation>Pusat terlalu lama menjawab. Tidak ada yang hilang; program mencoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The centre was restored without its rights. Who keeps it runs frontoffice centre init there.</source>
        <translation>Pusat dipulihkan tanpa hak-haknya. Pengelola pusat menjalankan frontoffice centre init di sana.</translation>
    </message>
    <message>
        <source>The centre was set up by a newer version of this program. Use that version.</source>
        <translation>Pusat disiapkan oleh versi program yang lebih baru. Gunakan versi itu.</translation>
    </message>
    <message>
        <source>The centre was set up by a version that is no longer supported. Nothing was changed.</source>
        <translation>Pusat disiapkan oleh versi yang tidak didukung lagi. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The centre was set up by an older version of this program. Ask the administrator to run “frontoffice centre init”.</source>
        <translation>Pusat disiapkan oleh versi program yang lebih lama. Minta administrator menjalankan “frontoffice centre init”.</translation>
    </message>
    <message>
        <source>The centre was set up by other steps than this program knows. Nothing was changed.</source>
        <translation>Pusat disiapkan dengan langkah yang berbeda dari milik program ini. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The centre&apos;s address leads nowhere. Check the address and the network. Everything is recorded here.</source>
        <translation>Alamat pusat tidak ditemukan. Periksa alamat dan jaringan. Semua tercatat di sini.</translation>
    </message>
    <message>
        <source>The centre&apos;s database does not use UTF-8. Create it anew with UTF-8.</source>
        <translation>Basis data pusat tidak memakai UTF-8. Buat ulang dengan UTF-8.</translation>
    </message>
    <message>
        <source>The centre&apos;s disk is full. Everything is recorded here and waits. Tell the administrator.</source>
        <translation>Disk pusat penuh. Semua tercatat di sini dan menunggu. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>The centre&apos;s server does not encrypt the connection, so nothing was sent. Ask the administrator.</source>
        <translation>Pusat tidak mengenkripsi koneksi, jadi tidak ada yang dikirim. Tanyakan kepada administrator.</translation>
    </message>
    <message>
        <source>The centre&apos;s server does not let this computer in. Ask the administrator to admit it.</source>
        <translation>Pusat tidak mengizinkan komputer ini masuk. Minta administrator mengizinkannya.</translation>
    </message>
    <message>
        <source>The centre&apos;s server has no database of this name. Check the address.</source>
        <translation>Pusat tidak memiliki basis data dengan nama ini. Periksa alamatnya.</translation>
    </message>
    <message>
        <source>The complainant has until {until} to complete the papers.</source>
        <translation>Pengadu masih dapat melengkapi berkas sampai {until}.</translation>
    </message>
    <message>
        <source>The complainant is anonymous and left no way to be reached: no letter can be addressed.</source>
        <translation>Pengadu anonim dan tidak dapat dihubungi: surat tidak dapat dialamatkan.</translation>
    </message>
    <message>
        <source>The complainant was reached on {contact}; nobody was informed before that.</source>
        <translation>Pengadu terhubungi pada {contact}; penyampaian tidak mungkin sebelum itu.</translation>
    </message>
    <message>
        <source>The complaint was cancelled meanwhile; it was not sent.</source>
        <translation>Pengaduannya sementara itu dibatalkan; pesan tidak dikirim.</translation>
    </message>
    <message>
        <source>The computer knows no printer of this name. The resi waits. {Ask:printers}check the name in {page:printers}.</source>
        <translation>Komputer ini tidak mengenal printer dengan nama itu. Resi menunggu. {Ask:printers}periksa namanya di {page:printers}.</translation>
    </message>
    <message>
        <source>The computer knows this printer no more. Choose another one.</source>
        <translation>Komputer tidak lagi mengenal printer ini. Pilih yang lain.</translation>
    </message>
    <message>
        <source>The computer “{device}” sent the centre entries of this one as its own, or something else under their identity. Nothing is lost here. The administrator revokes that computer and sets aside what it wrote: “frontoffice centre revoke --since”.</source>
        <translation>Komputer “{device}” mengirim catatan komputer ini ke pusat sebagai miliknya, atau isi lain dengan identitasnya. Di sini tidak ada yang hilang. Petugas TI mencabut komputer itu dan menyisihkan yang ditulisnya: “frontoffice centre revoke --since”.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock stands before the last entry of the register. Set it right; this was written down.</source>
        <translation>Jam komputer lebih awal daripada catatan terakhir di register. Betulkan jamnya; kejadian ini dicatat.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock stands before the last step ({last}). Set it right, then try again.</source>
        <translation>Jam komputer lebih awal daripada langkah terakhir ({last}). Betulkan jamnya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyring is locked, and the centre&apos;s secret is in it. Unlock it, then try again.</source>
        <translation>Penyimpanan sandi komputer terkunci, padahal sandi pusat ada di dalamnya. Buka kuncinya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyring is locked, and the mail account&apos;s password is in it. Unlock it, then try again.</source>
        <translation>Penyimpan sandi komputer terkunci, dan kata sandi akun e-mail ada di dalamnya. Buka kuncinya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyring is locked, and the mailbox&apos;s password is in it. Unlock it, then try again.</source>
        <translation>Keyring komputer terkunci, padahal kata sandi kotak surat ada di dalamnya. Buka kuncinya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyring is locked, and the website&apos;s secret is in it. Unlock it, then try again.</source>
        <translation>Keyring komputer terkunci, padahal rahasia situs ada di dalamnya. Buka kuncinya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system deleted the resi or gave it up. Look whether paper came out, then say so.</source>
        <translation>Sistem cetak komputer menghapus resi ini atau menyerah. Periksa apakah kertas sudah keluar, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system did not take the paper.</source>
        <translation>Sistem cetak komputer tidak menerimanya.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system did not take the resi. {Ask:printers}check the printer in {page:printers}.</source>
        <translation>Sistem cetak komputer tidak menerima resi. {Ask:printers}periksa printer di {page:printers}.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system does not answer. Ask the administrator.</source>
        <translation>Sistem cetak komputer tidak menjawab. Hubungi administrator.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system does not answer. Ask the administrator; the resi goes on by itself.</source>
        <translation>Sistem cetak komputer tidak menjawab. Hubungi administrator; resi dilanjutkan sendiri.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system does not answer. The resi waits. Ask the administrator.</source>
        <translation>Sistem cetak komputer tidak menjawab. Resi menunggu. Hubungi admin.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system may still hold this resi and print it later. Have it deleted there, then say whether paper came out.</source>
        <translation>Sistem cetak komputer mungkin masih menyimpan resi ini dan mencetaknya nanti. Hapus di sana, lalu jawab apakah kertas sudah keluar.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system takes nothing for this printer. Switch it on there.</source>
        <translation>Sistem cetak komputer menolak apa pun untuk printer ini. Aktifkan di sana.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system takes nothing for this printer. The resi waits. Switch it on there.</source>
        <translation>Sistem cetak komputer tidak menerima cetakan untuk printer ini. Resi menunggu. Aktifkan printer di sana.</translation>
    </message>
    <message>
        <source>The computer&apos;s printing system takes too long. Look whether paper came out, then say so.</source>
        <translation>Sistem cetak komputer terlalu lama. Periksa apakah kertas sudah keluar, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>The connection broke before the mail server answered. Ask whether it came before it is sent again.</source>
        <translation>Sambungan putus sebelum server e-mail menjawab. Tanyakan apakah sudah sampai sebelum dikirim lagi.</translation>
    </message>
    <message>
        <source>The connection to the printer broke before anything was printed. It is tried again by itself.</source>
        <translation>Sambungan ke printer putus sebelum ada yang tercetak. Resi dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The connection to the printer broke while printing. Look whether the paper is complete.</source>
        <translation>Sambungan ke printer putus ketika mencetak. Lihat apakah resinya utuh.</translation>
    </message>
    <message>
        <source>The copies of this register are still being looked at, so that no number is given twice; that takes seconds. What you typed is kept: press {key:intake.save} again.</source>
        <translation>Cadangan register ini masih dilihat, agar tidak ada nomor yang diberikan dua kali. Hanya beberapa detik. Isian Anda tetap ada: tekan {key:intake.save} sekali lagi.</translation>
    </message>
    <message>
        <source>The copy of the register made before updating is not whole. The register itself is untouched.</source>
        <translation>Salinan register sebelum pembaruan tidak utuh. Register sendiri tidak tersentuh.</translation>
    </message>
    <message>
        <source>The counter code has 1 to 8 capital letters and digits, without spaces, like L1.</source>
        <translation>Kode loket terdiri atas 1 sampai 8 huruf besar dan angka, tanpa spasi, misalnya L1.</translation>
    </message>
    <message>
        <source>The counter has no name yet, like Loket 1.</source>
        <translation>Nama loket belum diisi, misalnya Loket 1.</translation>
    </message>
    <message>
        <source>The description is not filled in yet.</source>
        <translation>Uraian belum diisi.</translation>
    </message>
    <message>
        <source>The device&apos;s name has 1 to {most} characters.</source>
        <translation>Nama perangkat terdiri dari 1 sampai {most} karakter.</translation>
    </message>
    <message>
        <source>The disk is full. It was not recorded; what you typed is kept. Make room, then try again.</source>
        <translation>Disk penuh. Pengaduan belum tercatat; isian Anda tetap ada. Kosongkan ruang disk, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The disk is full: the register cannot be opened. Nothing is lost. Make room, then try again.</source>
        <translation>Disk penuh: register tidak dapat dibuka. Tidak ada yang hilang. Kosongkan tempat di disk, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The disk or network folder does not answer. Look at its cable, its network, and whether it is on.</source>
        <translation>Disk atau folder jaringan tidak menjawab. Periksa kabelnya, jaringannya, dan apakah perangkatnya menyala.</translation>
    </message>
    <message>
        <source>The disk refuses to open the register. Nothing was recorded or lost. Look whether the disk is connected and sound, then try again.</source>
        <translation>Disk menolak membuka register. Tidak ada yang tercatat atau hilang. Periksa apakah disk tersambung dan baik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The disk refuses. What you typed is kept; try again. No complaint ever gets two numbers.</source>
        <translation>Disk menolak. Isian Anda tetap ada; coba lagi. Satu pengaduan tidak pernah mendapat dua nomor.</translation>
    </message>
    <message>
        <source>The exchange with the centre failed in a way that is new; it is in the program&apos;s log. Everything is recorded here. Tell the administrator.</source>
        <translation>Sinkronisasi dengan pusat gagal dengan cara yang belum dikenal; rinciannya ada di log program. Semua tercatat di sini. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>The field “{name}” of the form is too long, or not written as the handbook says.</source>
        <translation>Isian “{name}” pada formulir terlalu panjang, atau tidak ditulis seperti di buku panduan.</translation>
    </message>
    <message>
        <source>The figures changed since they were shown. Look at them again, then approve.</source>
        <translation>Angkanya berubah sejak ditampilkan. Periksa lagi, lalu sahkan.</translation>
    </message>
    <message>
        <source>The file could not be saved. Choose another folder, or close it where it is open.</source>
        <translation>Berkas tidak dapat disimpan. Pilih folder lain, atau tutup berkas itu bila sedang dibuka.</translation>
    </message>
    <message>
        <source>The file of the new version could not be used: {cause}.</source>
        <translation>Berkas versi baru tidak dapat dipakai: {cause}.</translation>
    </message>
    <message>
        <source>The file with the mailbox&apos;s token cannot be read, or there is no token in it.</source>
        <translation>Berkas dengan token kotak surat tidak bisa dibaca, atau tidak ada token di dalamnya.</translation>
    </message>
    <message>
        <source>The first PIN at a desk is an active supervisor&apos;s.</source>
        <translation>PIN pertama di sebuah meja adalah milik supervisor yang aktif.</translation>
    </message>
    <message>
        <source>The first line names the columns: tanggal,jenis,nama,dasar.</source>
        <translation>Baris pertama harus berisi nama kolom: tanggal,jenis,nama,dasar.</translation>
    </message>
    <message>
        <source>The folder of the SMS program broke off at the last moment. Ask whether the message came.</source>
        <translation>Folder program SMS terputus pada saat terakhir. Tanyakan apakah pesannya sampai.</translation>
    </message>
    <message>
        <source>The folder of the SMS program cannot be looked into. The message waits; it is tried again by itself.</source>
        <translation>Folder program SMS tidak dapat dibuka. Pesan menunggu, dan dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The folder of the SMS program does not answer. Messages wait; they go on by themselves.</source>
        <translation>Folder program SMS tidak menjawab. Pesan menunggu, dan berlanjut sendiri.</translation>
    </message>
    <message>
        <source>The folder of the SMS program is away, or has no outbox, sent and error in it. The message waits; it is tried again by itself.</source>
        <translation>Folder program SMS tidak ada, atau di dalamnya tidak ada outbox, sent, dan error. Pesan menunggu, dan dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The folder of the website&apos;s form cannot be read. Its files wait there; it is tried again by itself.</source>
        <translation>Folder formulir situs tidak dapat dibaca. Berkasnya menunggu di sana; program mencoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The form has a field “{name}” that the program has not.</source>
        <translation>Formulir memuat isian “{name}” yang tidak dikenal program.</translation>
    </message>
    <message>
        <source>The form lacks the field “{name}”, or it is empty.</source>
        <translation>Isian “{name}” pada formulir tidak ada atau kosong.</translation>
    </message>
    <message>
        <source>The form needs {{no}} once and {{year}}: a serial number begins anew each year.</source>
        <translation>Bentuk nomor memerlukan {{no}} satu kali dan {{year}}: nomor urut mulai lagi setiap tahun.</translation>
    </message>
    <message>
        <source>The history of this register is not the one that is remembered. {Ask:backups}put the newest whole copy back ({page:backups}), or accept what differs ({page:last_number}).</source>
        <translation>Riwayat register ini lain daripada yang diketahui. {Ask:backups}pulihkan salinan utuh terbaru ({page:backups}), atau terima yang berbeda ({page:last_number}).</translation>
    </message>
    <message>
        <source>The history of this register is not the one that this computer or a copy remembers. Before it gives numbers, a supervisor puts a copy back, or accepts it under {page:last_number}. What you typed is kept.</source>
        <translation>Riwayat register ini lain daripada yang diketahui komputer ini atau sebuah salinan. Sebelum nomor diberikan, supervisor memulihkan salinan, atau menerimanya di {page:last_number}. Yang Anda ketik disimpan.</translation>
    </message>
    <message>
        <source>The history of this register is not the one that this computer or a copy remembers: entries were rewritten, or another register of this counter went on. Tell the supervisor before you go on: put the newest whole copy back ({page:backups}); under {page:last_number}, stands what differs, and who accepts it.</source>
        <translation>Riwayat register ini lain daripada yang diketahui komputer ini atau sebuah salinan. Catatan ditulis ulang, atau register lain loket ini bekerja terus. Beri tahu supervisor sebelum melanjutkan: pulihkan salinan utuh terbaru ({page:backups}). Di {page:last_number}, tertulis apa yang berbeda. Di sana supervisor dapat menerimanya.</translation>
    </message>
    <message>
        <source>The inbox of the SMS program cannot be looked into. SMS wait there; it is tried again by itself.</source>
        <translation>Kotak masuk program SMS tidak bisa dilihat. SMS menunggu di sana; dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The institution of the reader is not filled in yet.</source>
        <translation>Instansi pemeriksa belum diisi.</translation>
    </message>
    <message>
        <source>The key of the register cannot be fetched from this computer&apos;s keyring. Unlock the keyring, then try again; where there is none, the code of the recovery paper opens the register. Nothing is lost.</source>
        <translation>Kunci register tidak dapat diambil dari penyimpan sandi komputer ini. Buka penyimpan sandi itu, lalu coba lagi. Bila tidak ada, kode dari kertas kunci pemulihan membuka register. Tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>The key that this computer keeps is not the key of this register. Type the code of its recovery paper. Nothing was changed, nothing is damaged.</source>
        <translation>Kunci yang disimpan komputer ini bukan kunci register ini. Ketik kode dari kertas kunci pemulihannya. Tidak ada yang diubah atau rusak.</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>Hari terakhir mendahului hari pertama.</translation>
    </message>
    <message>
        <source>The lists are damaged ({where}); the journal itself is whole. Close the program and open it again: they are made anew from the journal.</source>
        <translation>Daftar rusak ({where}); jurnalnya sendiri utuh. Tutup program lalu buka lagi: daftar disusun ulang dari jurnal.</translation>
    </message>
    <message>
        <source>The lists do not match the journal, which is whole. Close the program and start it again: they are made anew from the journal. Nothing that was recorded is lost.</source>
        <translation>Daftar tidak cocok dengan jurnal; jurnalnya utuh. Tutup lalu buka lagi program: daftar disusun ulang dari jurnal. Tidak ada catatan yang hilang.</translation>
    </message>
    <message>
        <source>The lists were made anew from the journal. They match it again.</source>
        <translation>Daftar sudah disusun ulang dari jurnal dan cocok kembali.</translation>
    </message>
    <message>
        <source>The mail account&apos;s password is not in this computer&apos;s keyring. {Ask:mail}type it again in the settings.</source>
        <translation>Kata sandi akun e-mail tidak ada di penyimpan sandi komputer ini. {Ask:mail}ketik lagi di pengaturan.</translation>
    </message>
    <message>
        <source>The mail has more parts than are looked at. Look at it in the mailbox.</source>
        <translation>Bagian surat ini lebih banyak daripada yang diperiksa. Lihat suratnya di kotak surat.</translation>
    </message>
    <message>
        <source>The mail is too large, so only its head was read. Look at it in the mailbox.</source>
        <translation>Surat ini terlalu besar, jadi hanya kepalanya yang dibaca. Lihat suratnya di kotak surat.</translation>
    </message>
    <message>
        <source>The mail or a file in it could not be taken apart. Look at it in the mailbox.</source>
        <translation>Surat ini atau berkas di dalamnya tidak bisa diuraikan. Lihat suratnya di kotak surat.</translation>
    </message>
    <message>
        <source>The mail server asked to try later; it is tried again by itself.</source>
        <translation>Server e-mail meminta dicoba nanti; pesan dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The mail server did not take user name and password.</source>
        <translation>Server e-mail menolak nama pengguna dan kata sandi.</translation>
    </message>
    <message>
        <source>The mail server does not answer. The message waits; it is tried again by itself.</source>
        <translation>Server e-mail tidak menjawab. Pesan menunggu; dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The mail server does not take this address. Correct it in the complaint, or use another way.</source>
        <translation>Server e-mail tidak menerima alamat ini. Betulkan di pengaduannya, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>The mail server offers no protected connection, so nothing was sent. {Ask:mail}check port and protection.</source>
        <translation>Server e-mail tidak menawarkan sambungan terlindung, jadi tidak ada yang dikirim. {Ask:mail}periksa port dan perlindungan.</translation>
    </message>
    <message>
        <source>The mail server refused the message.</source>
        <translation>Server e-mail menolak pesan ini.</translation>
    </message>
    <message>
        <source>The mail server sends nothing from the office&apos;s address.</source>
        <translation>Server e-mail tidak mengirim dari alamat kantor.</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate is not one that this computer trusts, or it is another server&apos;s. Nothing was sent. {Ask:mail}check the server&apos;s name in the settings.</source>
        <translation>Sertifikat server e-mail tidak dipercaya komputer ini, atau milik server lain. Tidak ada yang dikirim. {Ask:mail}periksa nama server di pengaturan.</translation>
    </message>
    <message>
        <source>The mailbox has no folder of that name any more. Choose the folder again in the settings.</source>
        <translation>Kotak surat tidak lagi punya folder dengan nama itu. Pilih lagi foldernya di pengaturan.</translation>
    </message>
    <message>
        <source>The mailbox is empty: somebody took all mails out of it. What was read before is kept here.</source>
        <translation>Kotak surat kosong: semua surat dikeluarkan seseorang dari sana. Yang sudah dibaca tetap tersimpan di sini.</translation>
    </message>
    <message>
        <source>The mailbox is read at {counter} since {since}, and no more here. {Ask:mail}move it back ({page:mail}).</source>
        <translation>Kotak surat dibaca di {counter} sejak {since}, tidak lagi di sini. {Ask:mail}pindahkan kembali ({page:mail}).</translation>
    </message>
    <message>
        <source>The mailbox server cannot give the mails now; it is tried again by itself.</source>
        <translation>Server kotak surat sekarang belum bisa memberikan surat; dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The mailbox server counts its mails anew, so all are read again. What is here already is not taken twice.</source>
        <translation>Server kotak surat menomori ulang suratnya, jadi semua dibaca lagi. Yang sudah ada di sini tidak diambil dua kali.</translation>
    </message>
    <message>
        <source>The mailbox server did not take the token in the file; its time may be over. The program that renews it may have stopped.</source>
        <translation>Server kotak surat tidak menerima token di berkas itu; mungkin masa berlakunya habis. Program yang memperbaruinya mungkin berhenti.</translation>
    </message>
    <message>
        <source>The mailbox server did not take user name and password.</source>
        <translation>Server kotak surat tidak menerima nama pengguna dan kata sandi.</translation>
    </message>
    <message>
        <source>The mailbox server does not answer in time. Mails wait there; it is tried again by itself.</source>
        <translation>Server kotak surat tidak menjawab pada waktunya. Surat menunggu di sana; dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The mailbox server offers no protected connection, so nothing was read. Check port and protection in the settings.</source>
        <translation>Server kotak surat tidak menawarkan sambungan terlindung. Tidak ada yang dibaca. Periksa port dan perlindungan di pengaturan.</translation>
    </message>
    <message>
        <source>The mailbox server&apos;s certificate is not one that this computer trusts, or it is another server&apos;s. Nothing was read; check the server&apos;s name in the settings.</source>
        <translation>Sertifikat server kotak surat tidak dipercaya komputer ini, atau milik server lain. Tidak ada yang dibaca; periksa nama server di pengaturan.</translation>
    </message>
    <message>
        <source>The mailbox&apos;s password is not in this computer&apos;s keyring. Type it again in the settings.</source>
        <translation>Kata sandi kotak surat tidak ada di keyring komputer ini. Ketik lagi di pengaturan.</translation>
    </message>
    <message>
        <source>The meeting cannot be before the period that it evaluates; that begins on {first}.</source>
        <translation>Rapat tidak mungkin sebelum periode yang dievaluasinya, yang mulai pada {first}.</translation>
    </message>
    <message>
        <source>The message came back and reached nobody. Inform the complainant in another way.</source>
        <translation>Pesan kembali, tidak sampai ke siapa pun. Beri tahu pengadu dengan cara lain.</translation>
    </message>
    <message>
        <source>The message came back: it is too large for that mailbox. Write a shorter one, or use another way.</source>
        <translation>Pesan kembali: terlalu besar untuk kotak surat itu. Tulis lebih pendek, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>The message came back: nobody has this address. Correct it in the complaint, or use another way.</source>
        <translation>Pesan kembali: alamat ini tidak ada. Betulkan di pengaduannya, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>The message came back: the mailbox is full. Write again later, or use another way.</source>
        <translation>Pesan kembali: kotak suratnya penuh. Kirim lagi nanti, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>The message came back: the recipient&apos;s mail server refused it. Use another way.</source>
        <translation>Pesan kembali: server e-mail penerima menolaknya. Pakai cara lain.</translation>
    </message>
    <message>
        <source>The message came back: the recipient&apos;s mail server was not reached. Write again, or use another way.</source>
        <translation>Pesan kembali: server e-mail penerima tidak terjangkau. Kirim lagi, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>The message could not be written into the folder of the SMS program. It is tried again by itself.</source>
        <translation>Pesan tidak dapat ditulis ke folder program SMS. Pesan dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The missing papers were not asked for yet.</source>
        <translation>Kelengkapan belum diminta.</translation>
    </message>
    <message>
        <source>The name is not filled in yet.</source>
        <translation>Nama belum diisi.</translation>
    </message>
    <message>
        <source>The name of the government is not filled in yet.</source>
        <translation>Nama pemerintah daerah belum diisi.</translation>
    </message>
    <message>
        <source>The name of the office is not filled in yet.</source>
        <translation>Nama kantor belum diisi.</translation>
    </message>
    <message>
        <source>The new version could not be written: {cause}. Nothing was changed.</source>
        <translation>Versi baru tidak dapat ditulis: {cause}. Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>The number needs {{no}}, {{counter}} and {{year}}, or two numbers could read the same.</source>
        <translation>Nomor harus memuat {{no}}, {{counter}}, dan {{year}}, agar tidak ada dua nomor yang sama.</translation>
    </message>
    <message>
        <source>The number {number} stands on one complaint only; it stays.</source>
        <translation>Nomor {number} hanya ada pada satu pengaduan; nomor itu tetap.</translation>
    </message>
    <message>
        <source>The office certified this computer for its own counter. The page of {counter} is closed there, or at a computer of the team.</source>
        <translation>Kantor mengesahkan komputer ini untuk loketnya sendiri. Halaman {counter} ditutup di loket itu, atau di komputer tim.</translation>
    </message>
    <message>
        <source>The office needs at least one working day.</source>
        <translation>Kantor harus mempunyai paling sedikit satu hari kerja.</translation>
    </message>
    <message>
        <source>The office opens before it closes. Correct the hours.</source>
        <translation>Jam buka harus lebih awal daripada jam tutup. Betulkan jamnya.</translation>
    </message>
    <message>
        <source>The office records no consultations.</source>
        <translation>Kantor tidak mencatat konsultasi.</translation>
    </message>
    <message>
        <source>The office&apos;s address is not filled in yet. It stands on every resi.</source>
        <translation>Alamat kantor belum diisi. Alamat ini tercetak di setiap resi.</translation>
    </message>
    <message>
        <source>The office&apos;s name or address in the mail account is none that an e-mail can have. The message waits; {ask:mail}correct it in the settings{by:sending.settings}.</source>
        <translation>Nama atau alamat kantor di akun e-mail tidak dapat dipakai dalam e-mail. Pesannya menunggu; {ask:mail}perbaiki di pengaturan{by:sending.settings}.</translation>
    </message>
    <message>
        <source>The package is damaged ({file}). Nothing was changed; copy it to the stick again.</source>
        <translation>Paket rusak ({file}). Tidak ada yang berubah; salin sekali lagi ke flashdisk.</translation>
    </message>
    <message>
        <source>The papers were asked for on {asked}; they came after that.</source>
        <translation>Berkas diminta pada {asked}; berkas datang sesudah itu.</translation>
    </message>
    <message>
        <source>The path of a file in the address of the database cannot be read. Write it with /, like C:/Users/server.crt.</source>
        <translation>Jalur berkas di alamat basis data tidak terbaca. Tulis dengan /, seperti C:/Users/server.crt.</translation>
    </message>
    <message>
        <source>The period is not over yet: its figures will still change.</source>
        <translation>Periode ini belum berakhir: angkanya masih akan berubah.</translation>
    </message>
    <message>
        <source>The placeholder “{name}” is missing: no letter can do without it.</source>
        <translation>Isian “{name}” tidak ada, atau tidak dipakai di semua tempatnya: tidak ada surat tanpanya.</translation>
    </message>
    <message>
        <source>The printer did not say that the paper came out. Look whether it is whole, then say so.</source>
        <translation>Printer tidak memberi tahu bahwa kertas sudah keluar. Periksa apakah kertasnya utuh, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>The printer does not answer. The complaint is recorded and its resi waits. Check power and cable.</source>
        <translation>Printer tidak menjawab. Pengaduan sudah tercatat dan resinya menunggu. Periksa listrik dan kabel.</translation>
    </message>
    <message>
        <source>The printer does not say how it is. The resi waits. Switch the printer off and on, then try again.</source>
        <translation>Printer tidak melaporkan keadaannya. Resi menunggu. Matikan lalu nyalakan printer, kemudian coba lagi.</translation>
    </message>
    <message>
        <source>The printer gives answers that do not fit. The resi waits. Switch it off and on, then try again.</source>
        <translation>Jawaban printer tidak sesuai. Resi menunggu. Matikan lalu nyalakan printer, kemudian coba lagi.</translation>
    </message>
    <message>
        <source>The printer has no paper. The resi waits. Put in a new roll; it is tried again by itself.</source>
        <translation>Kertas printer habis. Resi menunggu. Pasang gulungan baru; resi dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The printer has stopped</source>
        <translation>Printer berhenti</translation>
    </message>
    <message>
        <source>The printer is not there or cannot be opened. The resi waits. Check cable and power; if they are right, {ask:printers}look at {page:printers}.</source>
        <translation>Printer tidak ada atau tidak dapat dibuka. Resi menunggu. Periksa kabel dan daya; bila sudah benar, {ask:printers}periksa {page:printers}.</translation>
    </message>
    <message>
        <source>The printer is paused in the computer&apos;s printing system. Let it go on there.</source>
        <translation>Printer dijeda di sistem cetak komputer. Lanjutkan di sana.</translation>
    </message>
    <message>
        <source>The printer is paused in the computer&apos;s printing system. Let it go on there; so does the resi.</source>
        <translation>Printer dijeda di sistem cetak komputer. Lanjutkan di sana; resi ikut dilanjutkan.</translation>
    </message>
    <message>
        <source>The printer is paused in the computer&apos;s printing system. The resi waits. Let it go on there.</source>
        <translation>Printer sedang dijeda di sistem cetak komputer. Resi menunggu. Lanjutkan di sana.</translation>
    </message>
    <message>
        <source>The printer may still hold a resi that is void, and does not say that it forgot it. Switch it off and on before you put in paper or close the cover, then {ask:paper}print from {page:paper}.</source>
        <translation>Printer mungkin masih menyimpan resi yang batal dan tidak menyatakan sudah melupakannya. Matikan lalu nyalakan printer sebelum memasang kertas atau menutup penutupnya, lalu {ask:paper}cetak dari {page:paper}.</translation>
    </message>
    <message>
        <source>The printer refuses the connection. The resi waits. Switch it off and on; if that does not help, {ask:printers}check the address in {page:printers}.</source>
        <translation>Printer menolak sambungan. Resi menunggu. Matikan lalu nyalakan printer; bila tetap begitu, {ask:printers}periksa alamatnya di {page:printers}.</translation>
    </message>
    <message>
        <source>The printer reports a fault, like jammed paper. Clear it and close the cover; if the resi does not go on then, choose “Print”.</source>
        <translation>Printer melaporkan gangguan, misalnya kertas macet. Bereskan lalu tutup penutupnya; bila resi belum juga jalan, pilih “Cetak”.</translation>
    </message>
    <message>
        <source>The printer reports a fault, like jammed paper. Look into it, then switch it off and on.</source>
        <translation>Printer melaporkan gangguan, misalnya kertas macet. Periksa, lalu matikan dan nyalakan printer.</translation>
    </message>
    <message>
        <source>The printer said more than it was asked. Look whether the resi is whole, line by line, then say so.</source>
        <translation>Printer menjawab lebih dari yang ditanyakan. Periksa baris demi baris apakah resi utuh, lalu jawab.</translation>
    </message>
    <message>
        <source>The printer says that it is not ready. The resi waits. Look at its lamps and buttons.</source>
        <translation>Printer melaporkan belum siap. Resi menunggu. Periksa lampu dan tombol printer.</translation>
    </message>
    <message>
        <source>The printer stood still while printing. Look whether the paper is whole, then say so.</source>
        <translation>Printer sempat berhenti saat mencetak. Periksa apakah kertasnya utuh, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>The printer takes nothing, so nothing was printed. It is tried again by itself.</source>
        <translation>Printer tidak menerima apa pun, jadi tidak ada yang tercetak. Resi dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The printer takes too long to get ready, so nothing was printed. It is tried again by itself; if that does not help, switch the printer off and on.</source>
        <translation>Printer terlalu lama disiapkan, jadi belum ada yang dicetak. Program mencoba lagi sendiri; bila tidak menolong, matikan lalu nyalakan printer.</translation>
    </message>
    <message>
        <source>The printer takes too long. Look whether the paper is whole, then say so.</source>
        <translation>Printer terlalu lama menjawab. Lihat apakah kertasnya utuh, lalu jawab.</translation>
    </message>
    <message>
        <source>The printer&apos;s address is not right. {Ask:printers}correct it in {page:printers}.</source>
        <translation>Alamat printer tidak tepat. {Ask:printers}betulkan di {page:printers}.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. The resi waits. Close it; it is tried again by itself.</source>
        <translation>Penutup printer terbuka. Resi menunggu. Tutup; resi dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The printer&apos;s roll is nearly used up. Keep a new one at hand.</source>
        <translation>Gulungan kertas printer hampir habis. Siapkan yang baru.</translation>
    </message>
    <message>
        <source>The program did not end properly last time. The register is being checked; you can go on working.</source>
        <translation>Program tidak ditutup dengan wajar terakhir kali. Register sedang diperiksa; Anda dapat terus bekerja.</translation>
    </message>
    <message>
        <source>The program ended while it was being sent. Ask whether it came before it is sent again.</source>
        <translation>Program berakhir ketika pesan sedang dikirim. Tanyakan apakah sudah sampai sebelum dikirim lagi.</translation>
    </message>
    <message>
        <source>The program ended while this was being printed. Look whether the paper is whole, then say so.</source>
        <translation>Program berhenti ketika resi ini dicetak. Lihat apakah resinya utuh, lalu nyatakan di sini.</translation>
    </message>
    <message>
        <source>The program was installed for the whole computer: a new version comes as its administrator installs it.</source>
        <translation>Program ini dipasang untuk seluruh komputer: versi baru dipasang oleh pengelola komputer.</translation>
    </message>
    <message>
        <source>The recovery paper is not made yet: if this computer or its user is lost, so are the register and every copy of it. {Ask:recovery}make it now ({page:recovery}).</source>
        <translation>Kertas kunci pemulihan belum dibuat. Bila komputer ini atau penggunanya hilang, register dan setiap salinannya ikut hilang. {Ask:recovery}buat sekarang ({page:recovery}).</translation>
    </message>
    <message>
        <source>The register cannot be opened. Check the data folder, or call the administrator.</source>
        <translation>Register tidak dapat dibuka. Periksa folder data, atau hubungi administrator.</translation>
    </message>
    <message>
        <source>The register file is damaged ({where}). Nothing was written to it. Call the administrator: the newest whole copy is to be put back.</source>
        <translation>Berkas register rusak ({where}). Tidak ada yang ditulis ke dalamnya. Hubungi administrator: salinan utuh yang terbaru perlu dipulihkan.</translation>
    </message>
    <message>
        <source>The register file was taken away or replaced while this program had it open ({path}). Nothing more is recorded; what you typed is kept. Call the administrator: put the file back where it was, or close the program and open it again.</source>
        <translation>Berkas register dipindahkan atau diganti selagi program ini membukanya ({path}). Tidak ada lagi yang dicatat; ketikan Anda disimpan. Hubungi administrator: kembalikan berkas ke tempatnya, atau tutup program lalu buka lagi.</translation>
    </message>
    <message>
        <source>The register is damaged ({where}). Tell the supervisor before you go on: the newest whole copy is to be put back ({page:backups}).</source>
        <translation>Register rusak ({where}). Beri tahu supervisor sebelum melanjutkan: salinan utuh yang terbaru perlu dipulihkan ({page:backups}).</translation>
    </message>
    <message>
        <source>The register is in use by another program. Close it there, then try again. Nothing is lost.</source>
        <translation>Register sedang dipakai program lain. Tutup program itu, lalu coba lagi. Tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>The register is not as this program left it: another program changed it. Tell the supervisor before you go on: put the newest whole copy back ({page:backups}), or say under {page:last_number}, which resi was the last.</source>
        <translation>Register tidak seperti yang ditinggalkan program ini: program lain mengubahnya. Beri tahu supervisor sebelum melanjutkan. Pulihkan salinan utuh terbaru ({page:backups}), atau sebutkan resi terakhir di {page:last_number}.</translation>
    </message>
    <message>
        <source>The register is not encrypted, as {by} decided on {on}: whoever takes this computer, or a copy, reads every complaint. For another decision, {ask:recovery}open {page:recovery}.</source>
        <translation>Register tidak dienkripsi, menurut keputusan {by} tanggal {on}. Siapa pun yang membawa komputer ini, atau sebuah salinan, dapat membaca semua pengaduan. Untuk keputusan lain, {ask:recovery}buka {page:recovery}.</translation>
    </message>
    <message>
        <source>The register is not encrypted: whoever takes this computer, or a copy, reads every complaint. {Ask:recovery}make its recovery paper ({page:recovery}).</source>
        <translation>Register tidak dienkripsi. Siapa pun yang membawa komputer ini, atau sebuah salinan, dapat membaca semua pengaduan. {Ask:recovery}buat kertas kunci pemulihannya ({page:recovery}).</translation>
    </message>
    <message>
        <source>The register is older than it was: {entries} entries are missing, as after putting back a backup. No number is given twice. Connect to the centre to get back what it knows; tell the supervisor.</source>
        <translation>Register lebih lama daripada sebelumnya: {entries} catatan hilang, seperti setelah cadangan dipulihkan. Tidak ada nomor yang diberikan dua kali. Hubungkan ke pusat untuk mendapatkan kembali yang diketahuinya; beri tahu supervisor.</translation>
    </message>
    <message>
        <source>The register knows a later number: {known} of {year}. Look for the resi with the highest number once more.</source>
        <translation>Register mengetahui nomor yang lebih besar: {known} tahun {year}. Cari sekali lagi resi dengan nomor terbesar.</translation>
    </message>
    <message>
        <source>The register knows {known} as the last number of {year}. More than {most} above it is a mistake: look at the resi once more. Where so many are on paper, exchange with the centre first.</source>
        <translation>Nomor terakhir tahun {year} yang diketahui register: {known}. Lebih dari {most} di atasnya pasti keliru: lihat resinya sekali lagi. Bila memang sebanyak itu yang ada di kertas, sinkronkan dahulu dengan pusat.</translation>
    </message>
    <message>
        <source>The register lies in a folder that is synchronised ({service}), which can tear its file apart while it is being written. Let the administrator move it to another folder of this computer&apos;s own disk: make a copy ({page:backups}), then restore it there (--data).</source>
        <translation>Register terletak di folder yang disinkronkan ({service}), dan itu dapat merusak berkasnya selagi ditulis. Minta administrator memindahkannya ke folder lain di disk komputer ini. Buat salinan ({page:backups}), lalu pulihkan di sana (--data).</translation>
    </message>
    <message>
        <source>The register lies on another computer ({service}): entries can be lost when the network stumbles. Let the administrator move it to this computer&apos;s own disk: make a copy ({page:backups}), then restore it there (--data).</source>
        <translation>Register terletak di komputer lain ({service}); bila jaringan tersendat, catatan dapat hilang. Minta administrator memindahkannya ke disk komputer ini: buat salinan ({page:backups}), lalu pulihkan di sana (--data).</translation>
    </message>
    <message>
        <source>The register of this computer is not where it was, or it is empty. Nothing was changed. Is a drive not connected, or was the folder moved? Put the file or its newest backup back, then try again.</source>
        <translation>Register komputer ini tidak ada di tempatnya, atau kosong. Tidak ada yang diubah. Apakah ada disk yang belum tersambung, atau folder yang dipindahkan? Kembalikan berkasnya atau cadangan terbarunya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The register was made by a newer version of this program. Install that version to open it.</source>
        <translation>Register dibuat oleh versi program yang lebih baru. Pasang versi itu untuk membukanya.</translation>
    </message>
    <message>
        <source>The register was made by a version of this program before 1.0, which this one cannot read. Nothing was changed.</source>
        <translation>Register ini dibuat oleh program sebelum versi 1.0, yang tidak dapat dibaca versi ini. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The register was made by a version of this program that was never given out, and this one cannot go on from it ({step}). It is not damaged, and nothing was changed. Open it with the version that made it, and tell its makers.</source>
        <translation>Register dibuat oleh versi program yang tidak pernah diedarkan. Program ini tidak dapat meneruskannya ({step}). Register tidak rusak, dan tidak ada yang diubah. Buka dengan versi yang membuatnya, dan sampaikan kepada pembuat program.</translation>
    </message>
    <message>
        <source>The register was put back from a copy, so it may have been sent already. Ask whether it came.</source>
        <translation>Register dipulihkan dari salinan, jadi pesan ini mungkin sudah terkirim. Tanyakan apakah sudah sampai.</translation>
    </message>
    <message>
        <source>The register was put back from a copy, so this may have come out already. Look for the paper, then say so.</source>
        <translation>Register dipulihkan dari salinan, jadi resi ini mungkin sudah keluar. Cari kertasnya, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>The register&apos;s file could not be checked this time. You can go on working; the next start tries again.</source>
        <translation>Berkas register belum dapat diperiksa kali ini. Anda dapat terus bekerja; saat program dibuka lagi akan diperiksa kembali.</translation>
    </message>
    <message>
        <source>The resi is stuck in the computer&apos;s printing system. Look whether paper came out, then say so.</source>
        <translation>Resi tertahan di sistem cetak komputer. Periksa apakah kertas sudah keluar, lalu jawab di sini.</translation>
    </message>
    <message>
        <source>The response was due on {due}. Write why it is late; the reason is kept.</source>
        <translation>Batas waktu tanggapan {due}. Tulis alasan keterlambatannya; alasan ini tetap tercatat.</translation>
    </message>
    <message>
        <source>The result was not conveyed to the complainant yet.</source>
        <translation>Hasil belum disampaikan kepada pengadu.</translation>
    </message>
    <message>
        <source>The scanner stopped before it gave a page. Look at it, then scan again.</source>
        <translation>Pemindai berhenti sebelum satu halaman pun jadi. Periksa pemindainya, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>The series {series} belongs to the device {label}.</source>
        <translation>Seri {series} milik perangkat {label}.</translation>
    </message>
    <message>
        <source>The series {series} of {year} is used up. Go on in the next one: a supervisor chooses the counter code {next} in {page:settings}; an office with a key certifies it first. What you typed is kept.</source>
        <translation>Seri {series} tahun {year} habis. Lanjutkan di seri berikutnya: supervisor memilih kode loket {next} di {page:settings}. Kantor yang memiliki kunci mengesahkannya dahulu. Yang sudah diketik tetap tersimpan.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is missing: {path}.</source>
        <translation>Sertifikat server tidak ada: {path}.</translation>
    </message>
    <message>
        <source>The settings cannot be read ({reason}).</source>
        <translation>Pengaturan tidak terbaca ({reason}).</translation>
    </message>
    <message>
        <source>The settings could not be saved ({reason}). The former ones stay. Try again.</source>
        <translation>Pengaturan tidak dapat disimpan ({reason}). Yang lama tetap berlaku. Coba lagi.</translation>
    </message>
    <message>
        <source>The settings file of this computer says counter {series} or a form of numbers that the register does not know of. Let a supervisor look at {page:settings} and save them. What you typed is kept.</source>
        <translation>Berkas pengaturan komputer ini menyebut loket {series} atau bentuk nomor yang tidak dikenal register. Minta supervisor memeriksa {page:settings} lalu menyimpannya. Ketikan Anda disimpan.</translation>
    </message>
    <message>
        <source>The settings of this computer could not be read; those before them are used. {Ask:settings}check {page:settings}.</source>
        <translation>Pengaturan komputer ini tidak terbaca; yang sebelumnya dipakai. {Ask:settings}periksa {page:settings}.</translation>
    </message>
    <message>
        <source>The settings of this computer were changed by another program, and are not used: those of the register and those before them are. A supervisor looks at centre, printers and copies under {key:window.menu}.</source>
        <translation>Pengaturan komputer ini diubah oleh program lain dan tidak dipakai. Yang dipakai ialah pengaturan menurut register dan pengaturan sebelumnya. Supervisor memeriksa pusat, printer, dan cadangan di {key:window.menu}.</translation>
    </message>
    <message>
        <source>The signature is not right: the website has another secret, or somebody changed the file.</source>
        <translation>Tandanya tidak cocok: rahasia di situs berbeda, atau berkasnya diubah orang.</translation>
    </message>
    <message>
        <source>The table has more than {columns} columns. Take out those that nobody needs.</source>
        <translation>Tabelnya lebih dari {columns} kolom. Hapus kolom yang tidak diperlukan.</translation>
    </message>
    <message>
        <source>The table has more than {most} rows. Export a shorter time.</source>
        <translation>Tabelnya lebih dari {most} baris. Ekspor rentang waktu yang lebih pendek.</translation>
    </message>
    <message>
        <source>The text is too long for SMS. Shorten it, or use another way.</source>
        <translation>Teks terlalu panjang untuk SMS. Perpendek, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the PIN or passphrase once more.</source>
        <translation>Keduanya tidak sama. Ketik PIN atau kata sandi sekali lagi.</translation>
    </message>
    <message>
        <source>The two numbers are not the same. Read the resi once more and type both again.</source>
        <translation>Kedua nomor tidak sama. Baca resinya sekali lagi dan ketik keduanya lagi.</translation>
    </message>
    <message>
        <source>The two witnesses are two people.</source>
        <translation>Kedua saksi harus dua orang yang berbeda.</translation>
    </message>
    <message>
        <source>The website&apos;s secret is not in this computer&apos;s keyring. Type it again in the settings.</source>
        <translation>Rahasia situs tidak ada di keyring komputer ini. Ketik lagi di pengaturan.</translation>
    </message>
    <message>
        <source>The words of this complaint were erased by law.</source>
        <translation>Isi pengaduan ini sudah dihapus menurut hukum.</translation>
    </message>
    <message>
        <source>The words of this consultation were erased by law.</source>
        <translation>Isi konsultasi ini sudah dihapus menurut hukum.</translation>
    </message>
    <message>
        <source>The words of this message were erased by law.</source>
        <translation>Isi pesan ini sudah dihapus menurut hukum.</translation>
    </message>
    <message>
        <source>The year is between {first} and {last}.</source>
        <translation>Tahun harus antara {first} dan {last}.</translation>
    </message>
    <message>
        <source>The year {year} cannot be right. Type one from {first} to {last}.</source>
        <translation>Tahun {year} tidak mungkin benar. Ketik tahun {first} sampai {last}.</translation>
    </message>
    <message>
        <source>There are no days in this text.</source>
        <translation>Tidak ada hari di teks ini.</translation>
    </message>
    <message>
        <source>There is a database, but it is not set up as the centre. Ask the administrator to run “frontoffice centre init”.</source>
        <translation>Basis datanya ada, tetapi belum disiapkan sebagai pusat. Minta administrator menjalankan “frontoffice centre init”.</translation>
    </message>
    <message>
        <source>There is a device named {label} already. Revoke that one first, or replace it.</source>
        <translation>Sudah ada perangkat bernama {label}. Cabut dahulu yang itu, atau gantikan.</translation>
    </message>
    <message>
        <source>There is an answer already: make the answer letter.</source>
        <translation>Jawabannya sudah ada: buat surat jawaban.</translation>
    </message>
    <message>
        <source>There is no active device named {label}.</source>
        <translation>Tidak ada perangkat aktif bernama {label}.</translation>
    </message>
    <message>
        <source>There is no address to send it to. Amend the complaint.</source>
        <translation>Alamat tujuannya tidak ada. Ubah pengaduannya.</translation>
    </message>
    <message>
        <source>There is no answer yet: first set the action, or close it.</source>
        <translation>Belum ada jawaban: tetapkan tindakan atau tutup lebih dahulu.</translation>
    </message>
    <message>
        <source>There is no certificate file at this place.</source>
        <translation>Tidak ada berkas sertifikat di tempat ini.</translation>
    </message>
    <message>
        <source>There is no complaint with the number {number}.</source>
        <translation>Tidak ada pengaduan bernomor {number}.</translation>
    </message>
    <message>
        <source>There is no connection to the mailbox server. Mails wait there; it is tried again by itself.</source>
        <translation>Tidak ada sambungan ke server kotak surat. Surat menunggu di sana; dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>There is no open slip with the number {number}: it was recorded, is void, or was never printed.</source>
        <translation>Tidak ada slip terbuka dengan nomor {number}: sudah dicatat, batal, atau tidak pernah dicetak.</translation>
    </message>
    <message>
        <source>There is no paper in the scanner&apos;s feeder.</source>
        <translation>Tidak ada kertas di pengumpan pemindai.</translation>
    </message>
    <message>
        <source>There is no place for copies yet: add one.</source>
        <translation>Belum ada tempat cadangan: tambahkan satu.</translation>
    </message>
    <message>
        <source>There is no such attachment.</source>
        <translation>Lampiran itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no table in this file. Export it as CSV or XLSX; an old XLS is saved anew as XLSX.</source>
        <translation>Tidak ada tabel dalam berkas ini. Ekspor sebagai CSV atau XLSX; XLS lama disimpan ulang sebagai XLSX.</translation>
    </message>
    <message>
        <source>There is not enough room in {path}. Make room there.</source>
        <translation>Tidak cukup ruang di {path}. Kosongkan sebagian.</translation>
    </message>
    <message>
        <source>There is nothing in this file. Copy it again.</source>
        <translation>Berkas ini kosong. Salin sekali lagi.</translation>
    </message>
    <message>
        <source>There is nothing to send: the text is empty.</source>
        <translation>Tidak ada yang dikirim: teksnya kosong.</translation>
    </message>
    <message>
        <source>These are {lines} lines; {most} fit.</source>
        <translation>Ada {lines} baris; yang muat {most}.</translation>
    </message>
    <message>
        <source>These days are over.</source>
        <translation>Hari-hari itu sudah lewat.</translation>
    </message>
    <message>
        <source>These slips were printed on {first}. Check the date that stands on the slip.</source>
        <translation>Slip ini dicetak {first}. Periksa tanggal yang tertulis pada slip.</translation>
    </message>
    <message>
        <source>These words are being sent there already. Look at the list of messages before you send another.</source>
        <translation>Pesan ini sudah dalam pengiriman ke alamat itu. Lihat daftar pesan sebelum mengirim yang lain.</translation>
    </message>
    <message>
        <source>They are away from {first} to {last} already. Withdraw that first, or choose other days.</source>
        <translation>Sudah tercatat tidak hadir dari {first} sampai {last}. Tarik kembali dahulu, atau pilih hari lain.</translation>
    </message>
    <message>
        <source>They take the place of {officer} from {first} to {last}. Name somebody else for that first.</source>
        <translation>Menjadi pengganti {officer} dari {first} sampai {last}. Tetapkan pengganti lain dahulu.</translation>
    </message>
    <message>
        <source>This PDF is signed, and has programs or files inside: it can be kept neither as it is nor without them. Print it and scan the paper.</source>
        <translation>PDF ini bertanda tangan elektronik dan memuat program atau berkas di dalamnya. Tidak dapat disimpan apa adanya maupun tanpa isi itu. Cetak lalu pindai kertasnya.</translation>
    </message>
    <message>
        <source>This PDF opens with a password only. Ask for it without one, or print it and scan the paper.</source>
        <translation>PDF ini hanya terbuka dengan kata sandi. Mintalah yang tanpa kata sandi, atau cetak lalu pindai kertasnya.</translation>
    </message>
    <message>
        <source>This PIN is easy to guess. Choose digits that are neither equal nor in a row.</source>
        <translation>PIN ini mudah ditebak. Pilih angka yang tidak kembar dan tidak berurutan.</translation>
    </message>
    <message>
        <source>This PIN or passphrase does not belong to the name. Try again.</source>
        <translation>PIN atau kata sandi tidak cocok dengan nama ini. Coba lagi.</translation>
    </message>
    <message>
        <source>This absence is over, or was withdrawn.</source>
        <translation>Ketidakhadiran ini sudah lewat atau sudah ditarik kembali.</translation>
    </message>
    <message>
        <source>This attachment was taken back already.</source>
        <translation>Lampiran ini sudah ditarik.</translation>
    </message>
    <message>
        <source>This channel is not used any more; choose another one.</source>
        <translation>Kanal ini tidak dipakai lagi; pilih yang lain.</translation>
    </message>
    <message>
        <source>This complainant does not stand on the number any more.</source>
        <translation>Pengadu ini tidak lagi tercatat pada nomor ini.</translation>
    </message>
    <message>
        <source>This complainant stands on the number already.</source>
        <translation>Pengadu ini sudah tercatat pada nomor ini.</translation>
    </message>
    <message>
        <source>This complaint is closed already ({status}).</source>
        <translation>Pengaduan ini sudah ditutup ({status}).</translation>
    </message>
    <message>
        <source>This complaint is not in the register of this counter.</source>
        <translation>Pengaduan ini tidak ada di register loket ini.</translation>
    </message>
    <message>
        <source>This complaint is {officer}&apos;s work already.</source>
        <translation>Pengaduan ini sudah ditangani {officer}.</translation>
    </message>
    <message>
        <source>This complaint was cancelled already; nothing more can be changed.</source>
        <translation>Pengaduan ini sudah dibatalkan dan tidak dapat diubah lagi.</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the centre&apos;s secret in. Let a supervisor encrypt the register with a passphrase first, or decide that it stays unencrypted ({page:recovery}).</source>
        <translation>Komputer ini tidak mempunyai penyimpan sandi untuk sandi pusat. Supervisor lebih dahulu mengenkripsi register dengan frasa sandi, atau memutuskan tanpa enkripsi ({page:recovery}).</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the mail account&apos;s password in, so it sends no e-mail by itself.</source>
        <translation>Komputer ini tidak punya penyimpan sandi untuk akun e-mail. Maka e-mail tidak dikirim sendiri.</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the mailbox&apos;s password in, so it reads no mailbox.</source>
        <translation>Komputer ini tidak punya keyring untuk kata sandi kotak surat. Kotak surat tidak dibaca.</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the website&apos;s secret in, so it reads no form.</source>
        <translation>Komputer ini tidak punya keyring untuk menyimpan rahasia situs, jadi formulir tidak dibaca.</translation>
    </message>
    <message>
        <source>This computer has no printing system (CUPS), so nothing is printed from here. {key:preview.save} saves the paper as PDF, {key:preview.open} opens it in another program.</source>
        <translation>Komputer ini tidak punya sistem cetak (CUPS), jadi tidak ada yang dapat dicetak dari sini. {key:preview.save} menyimpan PDF, {key:preview.open} membukanya di program lain.</translation>
    </message>
    <message>
        <source>This computer has no printing system. The resi waits. Ask the administrator.</source>
        <translation>Komputer ini tidak mempunyai sistem cetak. Resi menunggu. Hubungi admin.</translation>
    </message>
    <message>
        <source>This computer has no program for scanners (Linux: the package sane-utils).</source>
        <translation>Komputer ini tidak mempunyai program pemindai (Linux: paket sane-utils).</translation>
    </message>
    <message>
        <source>This computer&apos;s clock says {today}, which does not fit earlier entries of this or another counter, or the age of the program. Set the clock right if it is wrong; if it is right, let a supervisor confirm that under {page:centre}. What you typed is kept.</source>
        <translation>Jam komputer ini menunjukkan {today}. Itu tidak cocok dengan catatan terdahulu di loket mana pun, atau dengan umur program. Betulkan jamnya bila salah; bila benar, minta supervisor memastikannya di {page:centre}. Ketikan Anda disimpan.</translation>
    </message>
    <message>
        <source>This consultation is a complaint already.</source>
        <translation>Konsultasi ini sudah menjadi pengaduan.</translation>
    </message>
    <message>
        <source>This consultation is not in the register of this counter.</source>
        <translation>Konsultasi ini tidak ada di register loket ini.</translation>
    </message>
    <message>
        <source>This date is more than 20 years ago. Check the year. It can be saved.</source>
        <translation>Tanggal ini lebih dari 20 tahun yang lalu. Periksa tahunnya. Data tetap dapat disimpan.</translation>
    </message>
    <message>
        <source>This date may not be after today.</source>
        <translation>Tanggal ini tidak boleh melewati hari ini.</translation>
    </message>
    <message>
        <source>This desk has no series of its own: complaints are recorded at the counters.</source>
        <translation>Meja ini tidak punya seri nomor sendiri: pengaduan dicatat di loket.</translation>
    </message>
    <message>
        <source>This does not work just now ({code}). What was recorded is safe. Try again.</source>
        <translation>Untuk sementara belum dapat dilakukan ({code}). Yang sudah tercatat aman. Coba lagi.</translation>
    </message>
    <message>
        <source>This e-mail address is not complete. It looks like name@example.id.</source>
        <translation>Alamat e-mail belum lengkap. Bentuknya seperti nama@contoh.id.</translation>
    </message>
    <message>
        <source>This file could not be read this time. Try it again.</source>
        <translation>Berkas ini kali ini tidak terbaca. Coba lagi.</translation>
    </message>
    <message>
        <source>This file fetches something from elsewhere when it is opened (a template, a linked picture). Embed it.</source>
        <translation>Berkas ini mengambil sesuatu dari tempat lain saat dibuka (templat, gambar tertaut). Masukkan ke dalam berkasnya.</translation>
    </message>
    <message>
        <source>This file has more than {most} MB. Scan it with fewer dots, or in two parts.</source>
        <translation>Berkas ini lebih dari {most} MB. Pindai dengan titik lebih sedikit, atau dalam dua bagian.</translation>
    </message>
    <message>
        <source>This file has {pages} pages; up to {most} are taken. Attach it in parts.</source>
        <translation>Berkas ini {pages} halaman; yang diterima paling banyak {most}. Lampirkan per bagian.</translation>
    </message>
    <message>
        <source>This file has {pages} pages; {most} fit.</source>
        <translation>Berkas ini {pages} halaman; yang muat {most} halaman.</translation>
    </message>
    <message>
        <source>This file has {size} MB, and {there} MB are attached already; one complaint has room for {most} MB. Scan it smaller, or keep it on paper.</source>
        <translation>Ukuran berkas ini {size} MB dan lampiran yang sudah ada {there} MB. Satu pengaduan memuat paling banyak {most} MB. Pindai dengan ukuran lebih kecil, atau simpan sebagai kertas.</translation>
    </message>
    <message>
        <source>This file has {size} MB; {most} MB fit. Scan it smaller, or attach its pages one by one.</source>
        <translation>Ukuran berkas ini {size} MB; yang muat {most} MB. Pindai dengan ukuran lebih kecil, atau lampirkan halamannya satu per satu.</translation>
    </message>
    <message>
        <source>This file holds an object of another program, or a field other than page number, date and link. Take it out, and choose the file again.</source>
        <translation>Berkas ini memuat objek program lain, atau bidang (field) selain nomor halaman, tanggal, dan tautan. Hapus, lalu pilih lagi.</translation>
    </message>
    <message>
        <source>This file holds macros. Save it in Word as “Word Document” (.docx), without them.</source>
        <translation>Berkas ini memuat makro. Simpan di Word sebagai “Word Document” (.docx), tanpa makro.</translation>
    </message>
    <message>
        <source>This file is damaged or was not copied whole.</source>
        <translation>Berkas ini rusak atau tidak tersalin utuh.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Berkas ini kosong.</translation>
    </message>
    <message>
        <source>This file is no e-mail, whatever its name says.</source>
        <translation>Berkas ini bukan e-mail, apa pun namanya.</translation>
    </message>
    <message>
        <source>This file is no new version of the program.</source>
        <translation>Berkas ini bukan versi baru program.</translation>
    </message>
    <message>
        <source>This file is not a register of this program. Nothing was written to it. Put the right file there.</source>
        <translation>Berkas itu bukan register program ini. Tidak ada yang ditulis ke dalamnya. Letakkan berkas yang benar di sana.</translation>
    </message>
    <message>
        <source>This file is not at this desk yet. It comes with the next exchange with the centre.</source>
        <translation>Berkas ini belum ada di meja ini. Berkas datang pada sinkronisasi berikutnya dengan pusat.</translation>
    </message>
    <message>
        <source>This file is not there, cannot be read, or holds no token. Choose another one.</source>
        <translation>Berkas ini tidak ada, tidak dapat dibaca, atau tidak berisi token. Pilih berkas lain.</translation>
    </message>
    <message>
        <source>This file was copied by hand while the register was open: {entries} entries stand in it, later ones are missing.</source>
        <translation>Berkas ini disalin dengan tangan selagi register terbuka. {entries} catatan ada di dalamnya, yang sesudahnya tidak ikut.</translation>
    </message>
    <message>
        <source>This has {length} characters; {most} fit.</source>
        <translation>Isinya {length} huruf; paling banyak {most} huruf.</translation>
    </message>
    <message>
        <source>This image says that it has {width} by {height} dots; up to {most} million are read.</source>
        <translation>Gambar ini menyebut ukuran {width} kali {height} titik; yang dibaca paling banyak {most} juta titik.</translation>
    </message>
    <message>
        <source>This is a file of an office program, which may hold macros. Save it as PDF there, and attach that.</source>
        <translation>Ini berkas program perkantoran (Word, Excel dan sejenisnya), yang dapat memuat makro. Simpan sebagai PDF di program itu, lalu lampirkan PDF-nya.</translation>
    </message>
    <message>
        <source>This is a program and no document. Do not open it; ask the sender, and tell who looks after computers.</source>
        <translation>Ini program, bukan dokumen. Jangan dibuka; tanyakan kepada pengirimnya dan beri tahu pengelola komputer.</translation>
    </message>
    <message>
        <source>This is an archive of files. Unpack it, and attach what is needed.</source>
        <translation>Ini arsip berisi berkas (ZIP dan sejenisnya). Ekstrak dahulu, lalu lampirkan yang diperlukan.</translation>
    </message>
    <message>
        <source>This is an e-mail of Outlook (.msg), which cannot be read here. In the new Outlook or on the web: open it, press the three dots, Save as, EML, and bring that file. In the older Outlook: print it as a PDF and attach that.</source>
        <translation>Ini e-mail Outlook (.msg), yang tidak dapat dibaca di sini. Di Outlook baru atau Outlook web: buka e-mailnya, tekan titik tiga, Simpan sebagai, EML. Lalu bawa berkas itu ke sini. Di Outlook lama: cetak sebagai PDF dan lampirkan PDF itu.</translation>
    </message>
    <message>
        <source>This is an e-mail. Bring it to an empty intake: drag it there, paste it, or add it like a file. Sender, date, text and its files are filled in there.</source>
        <translation>Ini e-mail. Bawa ke halaman Catat yang kosong: seret, tempel, atau tambahkan seperti berkas. Pengirim, tanggal, isi dan berkasnya terisi di sana.</translation>
    </message>
    <message>
        <source>This is before the step it follows, which was on {last}.</source>
        <translation>Tanggal ini lebih awal daripada langkah sebelumnya ({last}).</translation>
    </message>
    <message>
        <source>This is no PDF and no image, whatever its name says. Save it as PDF, or take a photo of the paper.</source>
        <translation>Ini bukan PDF dan bukan gambar, apa pun namanya. Simpan sebagai PDF, atau foto kertasnya.</translation>
    </message>
    <message>
        <source>This is no Word document (.docx), or it is damaged. Save it in Word as “Word Document”.</source>
        <translation>Ini bukan dokumen Word (.docx), atau rusak. Simpan di Word sebagai “Word Document”.</translation>
    </message>
    <message>
        <source>This is no key of an office. Paste the whole line that the administrator&apos;s command printed.</source>
        <translation>Ini bukan kunci kantor. Tempel seluruh baris yang ditampilkan perintah administrator.</translation>
    </message>
    <message>
        <source>This is no number of {counter}. Type it as it stands on the resi, like {sample}, or its digits alone.</source>
        <translation>Ini bukan nomor {counter}. Ketik seperti pada resi, misalnya {sample}, atau angkanya saja.</translation>
    </message>
    <message>
        <source>This is not filled in yet.</source>
        <translation>Isian ini belum diisi.</translation>
    </message>
    <message>
        <source>This is not the number of a mobile telephone. Correct it in the complaint, or use another way.</source>
        <translation>Ini bukan nomor telepon seluler. Perbaiki di pengaduan, atau pakai cara lain.</translation>
    </message>
    <message>
        <source>This is not the passphrase of that key.</source>
        <translation>Ini bukan frasa sandi kunci itu.</translation>
    </message>
    <message>
        <source>This is not the secret with which this desk was connected. Ask the office.</source>
        <translation>Ini bukan sandi yang dipakai menyambungkan meja ini. Tanyakan kepada kantor.</translation>
    </message>
    <message>
        <source>This is not whole: {detail}. It is called no copy, and nothing was changed.</source>
        <translation>Ini tidak utuh: {detail}. Tidak disebut salinan, dan tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>This is past the 30 days since the service was received (the last day was {last}). It is recorded all the same, and the supervisor decides.</source>
        <translation>Pengaduan ini melewati batas 30 hari sejak pelayanan diterima ({last}). Pengaduan tetap dicatat dan menunggu keputusan Kepala Bidang.</translation>
    </message>
    <message>
        <source>This is the last active supervisor. Make somebody else a supervisor first.</source>
        <translation>Ini supervisor aktif yang terakhir. Jadikan orang lain supervisor dahulu.</translation>
    </message>
    <message>
        <source>This is the same complaint.</source>
        <translation>Nomor ini nomor pengaduan ini sendiri.</translation>
    </message>
    <message>
        <source>This item was already recorded under number {number}. Open that one instead.</source>
        <translation>Laporan ini sudah tercatat dengan nomor {number}. Buka pengaduan itu saja.</translation>
    </message>
    <message>
        <source>This message is not in the register of this counter.</source>
        <translation>Pesan ini tidak ada di register loket ini.</translation>
    </message>
    <message>
        <source>This message is the complaint {number}, which stays. A complaint is cancelled on its own page.</source>
        <translation>Pesan ini sudah menjadi pengaduan {number}, yang tetap ada. Pengaduan dibatalkan di halamannya sendiri.</translation>
    </message>
    <message>
        <source>This message still waits, so there is nothing to take back.</source>
        <translation>Pesan ini masih menunggu, jadi tidak ada yang ditarik.</translation>
    </message>
    <message>
        <source>This name cannot be kept. Write up to {most} letters and digits on one line, without / \ : * ? &quot; &lt; &gt; |.</source>
        <translation>Nama ini tidak dapat disimpan. Tulis paling banyak {most} huruf dan angka, satu baris, tanpa / \ : * ? &quot; &lt; &gt; |.</translation>
    </message>
    <message>
        <source>This name has no PIN at this counter yet. Ask the supervisor for one.</source>
        <translation>Nama ini belum mempunyai PIN di loket ini. Mintalah kepada supervisor.</translation>
    </message>
    <message>
        <source>This name is used already. Add something that tells the two apart.</source>
        <translation>Nama ini sudah dipakai. Tambahkan sesuatu agar keduanya dapat dibedakan.</translation>
    </message>
    <message>
        <source>This name may not sign in any more. Ask the supervisor.</source>
        <translation>Nama ini tidak dapat masuk lagi. Hubungi supervisor.</translation>
    </message>
    <message>
        <source>This name might sign in until {until}, which has passed. Ask the supervisor.</source>
        <translation>Nama ini boleh masuk sampai {until}, dan tanggal itu sudah lewat. Hubungi supervisor.</translation>
    </message>
    <message>
        <source>This name&apos;s PIN was changed or deleted by another program, so it opens nothing. Ask a supervisor for a new PIN ({page:officers}).</source>
        <translation>PIN untuk nama ini diubah atau dihapus oleh program lain, jadi tidak berlaku. Mintalah PIN baru kepada supervisor ({page:officers}).</translation>
    </message>
    <message>
        <source>This office does not extend the time of an answer. {Ask:limits}switch that on in {page:limits}.</source>
        <translation>Kantor ini tidak memperpanjang batas tanggapan. {Ask:limits}nyalakan di {page:limits} bila boleh.</translation>
    </message>
    <message>
        <source>This opening is closed already. A sheet that was found later is recorded by an officer as usual ({page:record}).</source>
        <translation>Pembukaan ini sudah ditutup. Lembar yang ditemukan kemudian dicatat petugas seperti biasa ({page:record}).</translation>
    </message>
    <message>
        <source>This opening is not in the register.</source>
        <translation>Pembukaan ini tidak ada dalam register.</translation>
    </message>
    <message>
        <source>This package is for another system: {system}.</source>
        <translation>Paket ini untuk sistem lain: {system}.</translation>
    </message>
    <message>
        <source>This package was not signed by the makers of this program, or was changed. Nothing was installed.</source>
        <translation>Paket ini tidak ditandatangani pembuat program ini, atau sudah diubah. Tidak ada yang dipasang.</translation>
    </message>
    <message>
        <source>This page was closed by {officer} and nothing came since.</source>
        <translation>Halaman ini sudah ditutup oleh {officer} dan tidak ada yang datang sesudahnya.</translation>
    </message>
    <message>
        <source>This person handles no complaints, or works here no more.</source>
        <translation>Orang ini tidak menangani pengaduan, atau tidak bertugas lagi.</translation>
    </message>
    <message>
        <source>This photo is in Apple&apos;s format (HEIC), which nothing here shows. Send it from the phone as JPEG: Settings, Camera, Formats, Most Compatible; or mail it from there.</source>
        <translation>Foto ini berformat Apple (HEIC), yang tidak dapat ditampilkan di sini. Kirim dari ponsel sebagai JPEG: Pengaturan, Kamera, Format, Paling Kompatibel; atau kirim lewat e-mail dari ponsel itu.</translation>
    </message>
    <message>
        <source>This printer cannot prove that it printed all of it. Look whether the paper is whole.</source>
        <translation>Printer ini tidak dapat membuktikan bahwa semuanya tercetak. Periksa apakah kertasnya utuh.</translation>
    </message>
    <message>
        <source>This program is too old to send to the centre; it still receives. Install the newer version.</source>
        <translation>Program ini terlalu lama untuk mengirim ke pusat; menerima masih bisa. Pasang versi yang lebih baru.</translation>
    </message>
    <message>
        <source>This program takes no packages. It is renewed as it was installed: ask the office&apos;s IT person.</source>
        <translation>Program ini diperbarui dengan cara pemasangannya, bukan dengan paket. Tanyakan kepada TI kantor.</translation>
    </message>
    <message>
        <source>This queue converts what it gets and cannot print a resi. The resi waits. {Ask:printers}choose a raw queue, or the printer itself, in {page:printers}.</source>
        <translation>Antrean ini mengubah isi yang diterimanya sehingga tidak dapat mencetak resi. Resi menunggu. {Ask:printers}pilih antrean raw atau printernya langsung di {page:printers}.</translation>
    </message>
    <message>
        <source>This register came from another computer or user. A supervisor signs in first.</source>
        <translation>Register ini datang dari komputer atau pengguna lain. Supervisor masuk lebih dahulu.</translation>
    </message>
    <message>
        <source>This register is encrypted, and this computer does not have its key. Type the code of its recovery paper. Nothing was changed, nothing is damaged.</source>
        <translation>Register ini dienkripsi, dan kuncinya tidak ada di komputer ini. Ketik kode dari kertas kunci pemulihannya. Tidak ada yang diubah atau rusak.</translation>
    </message>
    <message>
        <source>This register was begun anew, and no number of {counter} is known to this computer. Before the first number a supervisor says under {page:last_number}, which resi was the last.</source>
        <translation>Register ini dimulai baru, dan komputer ini tidak mengetahui satu nomor {counter} pun. Sebelum nomor pertama, supervisor menyebutkan di {page:last_number}, resi mana yang terakhir.</translation>
    </message>
    <message>
        <source>This register was begun anew, the former one is lost. The last number of {counter} that this computer knows is {no} of {year}. Look whether the last resi on paper has a higher number; tell the supervisor.</source>
        <translation>Register ini dimulai baru karena yang lama hilang. Nomor terakhir {counter} yang diketahui komputer ini ialah {no} tahun {year}. Periksa apakah resi terakhir bernomor lebih tinggi; beri tahu supervisor.</translation>
    </message>
    <message>
        <source>This register was changed by another program than this one. Before it gives numbers, a supervisor says under {page:last_number}, which resi was the last, or puts the newest copy back. What you typed is kept.</source>
        <translation>Register ini diubah oleh program lain. Sebelum nomor diberikan lagi, supervisor menyebutkan resi terakhir di {page:last_number}, atau memulihkan salinan terbaru. Yang sudah diketik tetap tersimpan.</translation>
    </message>
    <message>
        <source>This register was put back, came from another computer or user, or this computer has lost its own record of the last number. Before it gives numbers, a supervisor says under {page:last_number}, which resi was the last. What you typed is kept.</source>
        <translation>Register ini dipulihkan, atau datang dari komputer atau pengguna lain. Atau tanda nomor terakhir di komputer ini hilang atau rusak. Sebelum memberi nomor, supervisor menyebutkan di {page:last_number}, resi mana yang terakhir. Yang Anda ketik tetap tersimpan.</translation>
    </message>
    <message>
        <source>This register was put back, came from another computer or user, or this computer has lost its own record of the last number. Before the next number a supervisor says under {page:last_number}, which resi was the last.</source>
        <translation>Register ini dipulihkan, atau datang dari komputer atau pengguna lain. Atau tanda nomor terakhir di komputer ini hilang atau rusak. Sebelum nomor berikutnya, supervisor menyebutkan di {page:last_number}, resi mana yang terakhir.</translation>
    </message>
    <message>
        <source>This report was approved by {officer} with the same figures and words; nothing came since.</source>
        <translation>Laporan ini sudah disahkan oleh {officer} dengan angka dan kata yang sama. Tidak ada yang berubah sejak itu.</translation>
    </message>
    <message>
        <source>This resi is being printed already.</source>
        <translation>Resi ini sedang dicetak.</translation>
    </message>
    <message>
        <source>This slip belongs to {year}. What came in another year gets a number of that year.</source>
        <translation>Slip ini milik tahun {year}. Yang diterima pada tahun lain mendapat nomor tahun itu.</translation>
    </message>
    <message>
        <source>This step is for: {roles}.</source>
        <translation>Langkah ini untuk: {roles}.</translation>
    </message>
    <message>
        <source>This step is not for this kind of report.</source>
        <translation>Langkah ini tidak berlaku untuk jenis laporan ini.</translation>
    </message>
    <message>
        <source>This template is larger or harder to fill in than a letter may be. Use smaller pictures, and fewer.</source>
        <translation>Templat ini lebih besar atau lebih berat diisi daripada yang diizinkan bagi surat. Pakai gambar yang lebih kecil dan lebih sedikit.</translation>
    </message>
    <message>
        <source>This text cannot be read as a table ({reason}).</source>
        <translation>Teks ini tidak terbaca sebagai tabel ({reason}).</translation>
    </message>
    <message>
        <source>Too many wrong tries. Try again in {seconds} seconds.</source>
        <translation>Terlalu sering salah. Coba lagi dalam {seconds} detik.</translation>
    </message>
    <message>
        <source>Two different officers decide on it.</source>
        <translation>Dua orang yang berbeda harus memutuskannya.</translation>
    </message>
    <message>
        <source>Type how many sheets lay in the box: 0 to {most}.</source>
        <translation>Ketik jumlah lembar di dalam kotak: 0 sampai {most}.</translation>
    </message>
    <message>
        <source>Type how many slips: 1 to {most}.</source>
        <translation>Ketik jumlah slip: 1 sampai {most}.</translation>
    </message>
    <message>
        <source>Type the address that messages are sent from.</source>
        <translation>Ketik alamat pengirim pesan.</translation>
    </message>
    <message>
        <source>Type the centre&apos;s address, like pusat.example.go.id/pengaduan.</source>
        <translation>Ketik alamat pusat, misalnya pusat.example.go.id/pengaduan.</translation>
    </message>
    <message>
        <source>Type the date on which it reached the office.</source>
        <translation>Ketik tanggal laporan sampai di kantor.</translation>
    </message>
    <message>
        <source>Type the date, for example 12-10-2026.</source>
        <translation>Ketik tanggalnya, misalnya 12-10-2026.</translation>
    </message>
    <message>
        <source>Type the mail server&apos;s name, like smtp.example.go.id.</source>
        <translation>Ketik nama server e-mail, misalnya smtp.example.go.id.</translation>
    </message>
    <message>
        <source>Type the name of the printer queue.</source>
        <translation>Ketik nama antrean printer.</translation>
    </message>
    <message>
        <source>Type the name that the office gave this computer, like fo_loket_1_3f2a9c.</source>
        <translation>Ketik nama yang diberikan kantor untuk komputer ini, misalnya fo_loket_1_3f2a9c.</translation>
    </message>
    <message>
        <source>Type the number of the complaint that it repeats.</source>
        <translation>Ketik nomor pengaduan yang menjadi tujuan penggabungan.</translation>
    </message>
    <message>
        <source>Type the number of the last resi that was given out, or scan its code. 0 if there was none.</source>
        <translation>Ketik nomor resi terakhir yang diberikan, atau pindai kodenya. 0 bila belum ada.</translation>
    </message>
    <message>
        <source>Type the password of this user.</source>
        <translation>Ketik kata sandi pengguna ini.</translation>
    </message>
    <message>
        <source>Type the printer&apos;s USB numbers, like 04b8:0202.</source>
        <translation>Ketik nomor USB printer, misalnya 04b8:0202.</translation>
    </message>
    <message>
        <source>Type the printer&apos;s address, like 192.168.1.50 or 192.168.1.50:9100.</source>
        <translation>Ketik alamat printer, misalnya 192.168.1.50 atau 192.168.1.50:9100.</translation>
    </message>
    <message>
        <source>Type the printer&apos;s device file, like /dev/usb/lp0.</source>
        <translation>Ketik berkas perangkat printer, misalnya /dev/usb/lp0.</translation>
    </message>
    <message>
        <source>Type the printer&apos;s serial port, like COM3 or /dev/ttyUSB0.</source>
        <translation>Ketik port serial printer, misalnya COM3 atau /dev/ttyUSB0.</translation>
    </message>
    <message>
        <source>Type the secret that the office gave for this name.</source>
        <translation>Ketik sandi yang diberikan kantor untuk nama ini.</translation>
    </message>
    <message>
        <source>Type the website&apos;s secret, {least} characters at least.</source>
        <translation>Ketik rahasia situs, paling sedikit {least} huruf atau angka.</translation>
    </message>
    <message>
        <source>Type the whole path of a folder for the PDF files.</source>
        <translation>Ketik lokasi lengkap folder untuk berkas PDF.</translation>
    </message>
    <message>
        <source>Type who signs in at the mailbox.</source>
        <translation>Isi nama yang masuk ke kotak surat.</translation>
    </message>
    <message>
        <source>USB through Windows</source>
        <translation>USB lewat Windows</translation>
    </message>
    <message>
        <source>Unfounded</source>
        <translation>Tidak berdasar</translation>
    </message>
    <message>
        <source>Unusual NIK (day of birth {day}). Check it with the identity card. It can be saved.</source>
        <translation>Format NIK tidak lazim (tanggal lahir {day}). Periksa kembali dengan KTP. Data tetap dapat disimpan.</translation>
    </message>
    <message>
        <source>Unusual NIK (it ends in 0000). Check it with the identity card. It can be saved.</source>
        <translation>Format NIK tidak lazim (berakhir 0000). Periksa kembali dengan KTP. Data tetap dapat disimpan.</translation>
    </message>
    <message>
        <source>Unusual NIK (month of birth {month}). Check it with the identity card. It can be saved.</source>
        <translation>Format NIK tidak lazim (bulan lahir {month}). Periksa kembali dengan KTP. Data tetap dapat disimpan.</translation>
    </message>
    <message>
        <source>Unusual number of a passport or KITAS. Check it with the paper. It can be saved.</source>
        <translation>Nomor paspor atau KITAS tidak lazim. Periksa kembali dengan dokumennya. Data tetap dapat disimpan.</translation>
    </message>
    <message>
        <source>Use a PIN of 6 digits or more, or a passphrase of {least} letters or more.</source>
        <translation>Terlalu pendek: PIN paling sedikit 6 angka, kata sandi paling sedikit {least} huruf.</translation>
    </message>
    <message>
        <source>Use {least} letters or more, not the same few again and again: several words are best.</source>
        <translation>Pakai {least} huruf atau lebih, jangan mengulang huruf yang sama; paling baik beberapa kata.</translation>
    </message>
    <message>
        <source>Verify the result</source>
        <translation>Verifikasi hasil</translation>
    </message>
    <message>
        <source>Version {version} does not run on this computer. It was removed; the present version stays.</source>
        <translation>Versi {version} tidak dapat berjalan di komputer ini. Versi itu dibuang; versi sekarang tetap dipakai.</translation>
    </message>
    <message>
        <source>Version {version} is not newer than the one that runs, {running}.</source>
        <translation>Versi {version} tidak lebih baru daripada yang berjalan, {running}.</translation>
    </message>
    <message>
        <source>Waiting for the complainant&apos;s answer</source>
        <translation>Menunggu tanggapan pengadu</translation>
    </message>
    <message>
        <source>Waiting for the printer&apos;s word</source>
        <translation>Menunggu kabar printer</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Menunggu giliran</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Menunggu dikirim</translation>
    </message>
    <message>
        <source>What answers at this address is not a receipt printer. Look whether a resi came out, then check the address.</source>
        <translation>Yang menjawab di alamat ini bukan printer resi. Lihat apakah resi keluar, lalu periksa alamatnya.</translation>
    </message>
    <message>
        <source>What answers at this address is not a receipt printer. The resi waits. {Ask:printers}check the address in {page:printers}.</source>
        <translation>Yang menjawab di alamat ini bukan printer resi. Resi menunggu. {Ask:printers}periksa alamatnya di {page:printers}.</translation>
    </message>
    <message>
        <source>What answers there is no mail server. {Ask:mail}check server, port and protection in the settings.</source>
        <translation>Yang menjawab di sana bukan server e-mail. {Ask:mail}periksa server, port, dan perlindungan di pengaturan.</translation>
    </message>
    <message>
        <source>What answers there is no mailbox server. Check server, port and protection in the settings.</source>
        <translation>Yang menjawab di sana bukan server kotak surat. Periksa server, port, dan perlindungan di pengaturan.</translation>
    </message>
    <message>
        <source>What follows the signature is no JSON object.</source>
        <translation>Yang ada sesudah tandanya bukan objek JSON.</translation>
    </message>
    <message>
        <source>What kind of file this is cannot be seen.</source>
        <translation>Jenis berkas ini tidak dapat dikenali.</translation>
    </message>
    <message>
        <source>What the centre sent of version {version} is not what the office published. Try again.</source>
        <translation>Yang dikirim pusat untuk versi {version} bukan yang dibagikan kantor. Coba lagi.</translation>
    </message>
    <message>
        <source>What was read back is not what was copied; it was thrown away. Look whether that disk is sound.</source>
        <translation>Yang dibaca kembali tidak sama dengan yang disalin; salinan itu dibuang. Periksa apakah disk itu baik.</translation>
    </message>
    <message>
        <source>Who is a reader stays one, and nobody becomes one: add a name of its own instead.</source>
        <translation>Pemeriksa tetap pemeriksa, dan orang lain tidak dapat dijadikan pemeriksa: tambahkan nama tersendiri.</translation>
    </message>
    <message>
        <source>Windows opens its keyring, and the centre&apos;s secret is in it, only while the person is signed in. Let the scheduler start the exchange only then.</source>
        <translation>Windows membuka penyimpan sandinya, tempat sandi pusat tersimpan, hanya selagi penggunanya masuk. Atur penjadwal agar menyinkronkan hanya pada saat itu.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Catat pencabutan</translation>
    </message>
    <message>
        <source>Write a date after today and after the present one ({due}).</source>
        <translation>Isi tanggal sesudah hari ini dan sesudah batas sekarang ({due}).</translation>
    </message>
    <message>
        <source>Write at what time it was.</source>
        <translation>Tulis jam berapa.</translation>
    </message>
    <message>
        <source>Write how the complainant was contacted.</source>
        <translation>Tulis cara pengadu dihubungi.</translation>
    </message>
    <message>
        <source>Write on what ground it is erased.</source>
        <translation>Tuliskan dasar penghapusannya.</translation>
    </message>
    <message>
        <source>Write opening and closing time as 07.30; you wrote {text}.</source>
        <translation>Tulis jam buka dan tutup seperti 07.30; Anda menulis {text}.</translation>
    </message>
    <message>
        <source>Write the agency that it is forwarded to.</source>
        <translation>Tulis instansi tujuan penerusan.</translation>
    </message>
    <message>
        <source>Write the decree or letter that it rests on.</source>
        <translation>Tulis keputusan atau surat yang menjadi dasarnya.</translation>
    </message>
    <message>
        <source>Write the number of the letter.</source>
        <translation>Tulis nomor suratnya.</translation>
    </message>
    <message>
        <source>Write who handles it, or choose that it is not decided yet.</source>
        <translation>Tulis timnya, atau pilih Belum ditetapkan.</translation>
    </message>
    <message>
        <source>Write whom the complainant acts for, as in the power of attorney.</source>
        <translation>Tulis nama pemberi kuasa, seperti di surat kuasa.</translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation>Tulis alasannya.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Tertulis</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Nomor salah</translation>
    </message>
    <message>
        <source>Your role here is {role} from now on, as a supervisor decided. What was begun in the former one was not done.</source>
        <translation>Peran Anda di sini sekarang {role}, menurut keputusan supervisor. Yang dimulai dengan peran sebelumnya tidak dikerjakan.</translation>
    </message>
    <message>
        <source>a file or folder cannot have that name there</source>
        <translation>nama itu tidak dapat dipakai berkas atau folder di sana</translation>
    </message>
    <message>
        <source>amend</source>
        <translation>mengubah pengaduan</translation>
    </message>
    <message>
        <source>approve reports</source>
        <translation>mengesahkan laporan</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>hari kalender</translation>
    </message>
    <message>
        <source>cancel a complaint</source>
        <translation>membatalkan pengaduan</translation>
    </message>
    <message>
        <source>change the lists</source>
        <translation>mengubah referensi</translation>
    </message>
    <message>
        <source>change the office calendar</source>
        <translation>mengubah kalender kerja</translation>
    </message>
    <message>
        <source>change the officers</source>
        <translation>mengatur pengguna</translation>
    </message>
    <message>
        <source>change the settings</source>
        <translation>mengubah pengaturan</translation>
    </message>
    <message>
        <source>close a complaint or take that back</source>
        <translation>menutup pengaduan atau membukanya kembali</translation>
    </message>
    <message>
        <source>copy of identity</source>
        <translation>fotokopi identitas</translation>
    </message>
    <message>
        <source>handle complaints</source>
        <translation>menangani pengaduan</translation>
    </message>
    <message>
        <source>its first image alone</source>
        <translation>hanya gambar pertamanya</translation>
    </message>
    <message>
        <source>keep filters and forms</source>
        <translation>menyimpan saringan dan isian</translation>
    </message>
    <message>
        <source>kept as images: there were programs or files in this PDF</source>
        <translation>disimpan sebagai gambar: ada program atau berkas di dalam PDF ini</translation>
    </message>
    <message>
        <source>made smaller (200 dots to the inch)</source>
        <translation>diperkecil (200 titik per inci)</translation>
    </message>
    <message>
        <source>megabytes</source>
        <translation>megabita</translation>
    </message>
    <message>
        <source>months</source>
        <translation>bulan</translation>
    </message>
    <message>
        <source>office hours</source>
        <translation>jam kerja</translation>
    </message>
    <message>
        <source>print</source>
        <translation>mencetak resi</translation>
    </message>
    <message>
        <source>read reports</source>
        <translation>membaca laporan</translation>
    </message>
    <message>
        <source>read what readers looked at</source>
        <translation>membaca yang dilihat pemeriksa</translation>
    </message>
    <message>
        <source>read who took which list away</source>
        <translation>membaca siapa mengambil daftar mana</translation>
    </message>
    <message>
        <source>record</source>
        <translation>mencatat pengaduan</translation>
    </message>
    <message>
        <source>review</source>
        <translation>menelaah pengaduan</translation>
    </message>
    <message>
        <source>see a confidential identity</source>
        <translation>melihat identitas yang disembunyikan</translation>
    </message>
    <message>
        <source>speak with complainants for the office</source>
        <translation>menghubungi pengadu atas nama kantor</translation>
    </message>
    <message>
        <source>supporting documents</source>
        <translation>dokumen pendukung</translation>
    </message>
    <message>
        <source>take lists and papers away</source>
        <translation>membawa daftar dan surat</translation>
    </message>
    <message>
        <source>team: {}</source>
        <translation>tim: {}</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>disk penuh</translation>
    </message>
    <message>
        <source>the disk refuses</source>
        <translation>disk menolak</translation>
    </message>
    <message>
        <source>the folder or the file is not there</source>
        <translation>folder atau berkasnya tidak ada</translation>
    </message>
    <message>
        <source>this user may not do that there</source>
        <translation>pengguna komputer ini tidak diizinkan</translation>
    </message>
    <message>
        <source>times</source>
        <translation>kali</translation>
    </message>
    <message>
        <source>turned upright</source>
        <translation>ditegakkan</translation>
    </message>
    <message>
        <source>without place and device of the photo</source>
        <translation>tanpa data tempat dan alat foto</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>hari kerja</translation>
    </message>
    <message>
        <source>{Ask:complaint.amend}change the kind by amending the complaint{by:complaint.amend}.</source>
        <translation>{Ask:complaint.amend}ganti jenisnya lewat Ubah pada halaman pengaduan{by:complaint.amend}.</translation>
    </message>
    <message>
        <source>{count} open complaint(s) are counted by an older calendar. A supervisor counts them again in {page:calendar}.</source>
        <translation>{count} pengaduan terbuka masih dihitung menurut kalender lama. Supervisor menghitungnya ulang di {page:calendar}.</translation>
    </message>
    <message>
        <source>{days} page(s) of its days are not closed yet (see: Days not closed).</source>
        <translation>{days} halaman hariannya belum ditutup (lihat: Hari belum ditutup).</translation>
    </message>
    <message>
        <source>{day} is a working day already.</source>
        <translation>{day} sudah hari kerja.</translation>
    </message>
    <message>
        <source>{day} is not in the calendar, so nothing is taken back.</source>
        <translation>{day} tidak ada di kalender, jadi tidak ada libur yang dibatalkan.</translation>
    </message>
    <message>
        <source>{day} is off already, by the working week.</source>
        <translation>{day} sudah libur menurut jadwal hari kerja.</translation>
    </message>
    <message>
        <source>{day} is off already: {name}. This name replaces it.</source>
        <translation>{day} sudah libur: {name}. Nama ini menggantikannya.</translation>
    </message>
    <message>
        <source>{day} is past. Open complaints get the days they lost.</source>
        <translation>{day} sudah lewat. Pengaduan yang belum selesai mendapat ganti hari yang hilang.</translation>
    </message>
    <message>
        <source>{day} rests on {decree} already; an uncertain day does not replace it.</source>
        <translation>{day} sudah berdasar {decree}; hari yang belum pasti tidak menggantikannya.</translation>
    </message>
    <message>
        <source>{found} sheet(s) were found, {done} are recorded or void. Record the rest, or correct how many were found.</source>
        <translation>Lembar yang ditemukan {found}, yang dicatat atau batal {done}. Catat sisanya, atau perbaiki jumlah yang ditemukan.</translation>
    </message>
    <message>
        <source>{name} is damaged on this disk, and is not shown. Attach the same file once more, which makes it whole; or look at it at another counter, or in a copy of the register. Tell the administrator: the disk may fail.</source>
        <translation>{name} rusak di disk ini dan tidak diperlihatkan. Lampirkan berkas yang sama sekali lagi, maka lampiran itu utuh kembali. Atau lihat di loket lain, atau di salinan register. Beri tahu administrator: disknya mungkin mulai rusak.</translation>
    </message>
    <message>
        <source>{number} is itself closed ({status}). Merge with one that stands.</source>
        <translation>{number} sendiri sudah ditutup ({status}). Gabungkan dengan pengaduan yang masih terbuka.</translation>
    </message>
    <message>
        <source>{number} is still being handled; only what is closed can be erased.</source>
        <translation>{number} masih ditangani; yang dapat dihapus hanya yang sudah selesai.</translation>
    </message>
    <message>
        <source>{number} was given to another paper already.</source>
        <translation>{number} sudah dipakai untuk surat lain.</translation>
    </message>
    <message>
        <source>{number} was merged into this complaint. Take that back first, then cancel.</source>
        <translation>{number} digabung ke pengaduan ini. Buka kembali yang itu dahulu, lalu batalkan.</translation>
    </message>
    <message>
        <source>{officer} did the work; somebody else verifies it.</source>
        <translation>{officer} yang mengerjakannya; verifikasi dilakukan oleh orang lain.</translation>
    </message>
    <message>
        <source>{officer} did this already on {on}.</source>
        <translation>{officer} sudah melakukannya pada {on}.</translation>
    </message>
    <message>
        <source>{officer} is away from {first} to {last}.</source>
        <translation>{officer} tidak hadir dari {first} sampai {last}.</translation>
    </message>
    <message>
        <source>{officer} may no longer sign in: a supervisor changed that. What was typed is kept as a draft.</source>
        <translation>{officer} tidak boleh masuk lagi: supervisor mengubahnya. Yang sudah diketik tersimpan sebagai draf.</translation>
    </message>
    <message>
        <source>{papers} papers were being printed when the program ended. Look at the paper, then {ask:paper}say under {page:paper}.</source>
        <translation>{papers} resi sedang dicetak ketika program berhenti. Lihat kertasnya, lalu {ask:paper}nyatakan di {page:paper}.</translation>
    </message>
    <message>
        <source>{path} belongs to another user of this computer. Sign in to the computer as that user, or have the administrator hand the data folder over to you.</source>
        <translation>{path} milik pengguna lain di komputer ini. Masuklah ke komputer sebagai pengguna itu, atau minta administrator menyerahkan folder datanya kepada Anda.</translation>
    </message>
    <message>
        <source>{path} cannot be written to. Have the administrator of this computer give you the right to write there; nothing can be recorded until then.</source>
        <translation>{path} tidak dapat ditulisi. Minta administrator komputer ini memberi Anda hak menulis di sana. Sampai itu belum ada yang dapat dicatat.</translation>
    </message>
    <message>
        <source>{path} is not there, or not connected.</source>
        <translation>{path} tidak ada atau tidak terpasang.</translation>
    </message>
    <message>
        <source>{slips} numbered slip(s) are neither recorded nor void. {Ask:slips}look at {page:slips}.</source>
        <translation>{slips} slip bernomor belum dicatat dan belum dibatalkan. {Ask:slips}lihat {page:slips}.</translation>
    </message>
    <message>
        <source>{text} is still blank. Type what belongs there, or take it out with its brackets.</source>
        <translation>{text} masih kosong. Isi, atau hapus beserta kurungnya.</translation>
    </message>
    <message>
        <source>{year} has no collective leave: if the decree names any, due dates would come out too early.</source>
        <translation>{year} belum memuat cuti bersama: bila keputusannya menyebut cuti bersama, batas waktu menjadi terlalu dini.</translation>
    </message>
    <message>
        <source>“{text}” does not name a chain.</source>
        <translation>“{text}” bukan nama rantai.</translation>
    </message>
    <message>
        <source>“{text}” is no placeholder. These are: {known}.</source>
        <translation>“{text}” bukan isian yang dikenal. Yang dikenal: {known}.</translation>
    </message>
    <message>
        <source>“{text}” is no time of day. Write it like 10.32.</source>
        <translation>“{text}” bukan jam. Tulis seperti 10.32.</translation>
    </message>
    <message>
        <source>“{text}” is not a date. Type day-month-year, like 24-11-2026.</source>
        <translation>“{text}” bukan tanggal. Ketik tanggal-bulan-tahun, misalnya 24-11-2026.</translation>
    </message>
</context>
</TS>
