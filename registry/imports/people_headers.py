"""What sheets call the columns of a list of people, in Indonesian and English; parted by "|".

Sources: lists of offices and companies, the police and immigration files of several countries (TM30, SES, SIBA,
eVisitor, Form C), and the exports of hotel systems.
"""

HEADERS = {
    "full_name": (
        "nama | nama tamu | nama wna | nama orang asing | nama tka | nama tenaga kerja asing | nama sesuai paspor "
        "| nama lengkap sesuai paspor | nama karyawan | nama pekerja | nama penumpang | nama pemegang paspor | "
        "name | full name | fullname | guest name | guest | passenger name | employee name | tamu | tourist name "
        "| nama warga negara asing | nama penghuni | nama lengkap wna | guest full name | nama dan gelar"
    ),
    "given_name": (
        "first name | firstname | given name | given names | forename | nama kecil | guest first name | guest "
        "given name | nombre | nome | fname"
    ),
    "middle_name": ("middle name | middlename | second name"),
    "family_name": (
        "last name | lastname | surname | family name | nama belakang | nama marga | marga | guest last name | "
        "apellido | cognome | apelido | lname | surename | nama famili"
    ),
    "sex": (
        "l/p | lp | p/l | jk | j/k | jns kelamin | jenis kel | kelamin | gender | sex | m/f | sesso | sexo | "
        "jenis klamin | jns kel"
    ),
    "birth": (
        "tgl lahir | tgl. lahir | tanggal kelahiran | lahir | birth date | birthdate | date of birth | dob | d o "
        "b | birthday | born | tgl lhr | date birth | data nascita | tanggal/bulan/tahun lahir"
    ),
    "birth_place": (
        "tmpt lahir | tmp lahir | kota lahir | place of birth | birth place | birthplace | city of birth | pob"
    ),
    "birth_place_day": (
        "tempat, tgl lahir | tempat tanggal lahir | tempat tgl lahir | tempat/tanggal lahir | tempat/tgl lahir | "
        "tempat dan tanggal lahir | ttl | t t l | tempat & tanggal lahir | tempat & tgl lahir | place and date of "
        "birth | place/date of birth | place & date of birth | tempat, tanggal lahir"
    ),
    "nationality": (
        "warga negara | warganegara | wn | kebangsaan | negara | negara asal | asal negara | asal | bangsa | "
        "nationality | citizenship | country | nation | country of origin | nationality code | nat | nasional | "
        "negara kewarganegaraan | kewarganegaraan asal | nationaly | country code | cittadinanza | citizen"
    ),
    "number": (
        "no paspor | paspor | no pasport | pasport | passport | passport no | passport number | passport num | "
        "passport nr | no passport | nomor passport | nomer paspor | no. paspor | passportno | passport_no | "
        "travel document no | travel document number | document number | document no | documentnumber | doc no | "
        "no dokumen | nomor dokumen | no dok perjalanan | nomor dokumen perjalanan | no paspor/passport | no "
        "paspor wna | id number | nomor identitas | no identitas | no id | passpor | no passpor | paspor no | "
        "nomor paspor/dokumen perjalanan | no paspor / dokumen perjalanan"
    ),
    "issuing_state": (
        "negara penerbit | issuing state | issuing country | country of issue | passport country | passport "
        "issuing country | passport issued in | paspor diterbitkan oleh negara"
    ),
    "issued_on": (
        "tgl terbit paspor | tanggal terbit paspor | passport issue date | passport issued on | passport date of "
        "issue | tgl keluar paspor | tgl penerbitan paspor"
    ),
    "passport_expires_on": (
        "masa berlaku paspor | paspor berlaku s/d | paspor berlaku sampai | paspor berlaku s d | exp paspor | tgl "
        "berakhir paspor | tanggal berakhir paspor | habis berlaku paspor | passport expiry | passport expiry "
        "date | passport expiration | passport expiration date | passport exp | exp passport | passport exp date "
        "| passport valid until | passport valid till | passport expires | tgl habis berlaku paspor | kedaluwarsa "
        "paspor | kadaluarsa paspor | masa berlaku passport | date of expiry of passport | expired paspor | "
        "expired passport | doe | berlaku paspor"
    ),
    "permit_kind": (
        "jenis izin | izin tinggal | ijin tinggal | jenis ijin | jenis ijin tinggal | jenis visa | visa | visa "
        "type | type of visa | permit | permit type | stay permit | stay permit type | type of stay permit | "
        "status izin | status izin tinggal | jenis dokumen keimigrasian | jenis visa/izin tinggal | visa/izin "
        "tinggal | jenis visa / izin tinggal | jenis keimigrasian | jenis visa dan izin tinggal | visa kind | "
        "itas/itap | kitas/kitap | status keimigrasian"
    ),
    "permit_number": (
        "no izin | no izin tinggal | nomor izin | no ijin | no ijin tinggal | no itas | nomor itas | no kitas | "
        "nomor kitas | kitas | itas | kitap | itap | no kitap | no itap | no kitas/kitap | no itas/itap | no visa "
        "| nomor visa | visa no | visa number | permit no | permit number | stay permit no | stay permit number | "
        "kitas no | kitas number | niora | no niora | e-itas | no e-itas"
    ),
    "permit_issued_by": (
        "kantor imigrasi | kanim | kanim penerbit | penerbit izin | penerbit itas | dikeluarkan oleh | "
        "immigration office | tempat penerbitan izin | visa place of issue"
    ),
    "permit_from": (
        "berlaku sejak | berlaku mulai | berlaku dari | mulai berlaku | tgl terbit itas | tanggal terbit itas | "
        "tgl terbit izin | tanggal terbit izin tinggal | valid from | visa date of issue | tgl terbit kitas | tgl "
        "mulai izin | izin tinggal sejak | tgl terbit visa"
    ),
    "permit_until": (
        "masa berlaku izin | masa berlaku izin tinggal | masa berlaku itas | masa berlaku kitas | itas berlaku "
        "s/d | masa berlaku visa | masa berlaku itap | masa berlaku kitap | izin tinggal berlaku s/d | exp itas | "
        "tgl berakhir izin | tgl berakhir izin tinggal | tanggal berakhir izin tinggal | tgl berakhir itas | tgl "
        "berakhir kitas | tanggal berakhir itas | visa expiry | visa expiry date | visa valid until | visa valid "
        "till | permit expiry | permit expiry date | stay permit expiry | kitas expiry | itas expiry | habis izin "
        "tinggal | izin tinggal s/d | akhir izin tinggal | exp kitas | exp visa | kitas exp | stay permit valid "
        "until | permit valid until | berlaku itas | visa expiration date"
    ),
    "visa_index": (
        "index visa | visa index | kode visa | visa code | indeks | index | kode indeks visa | visa subtype"
    ),
    "sponsor": (
        "sponsor | penjamin/sponsor | sponsor/penjamin | nama penjamin | perusahaan penjamin | guarantor | "
        "penjamin / sponsor | nama sponsor | perusahaan sponsor | pt penjamin | sponsor company"
    ),
    "position": (
        "posisi | pekerjaan | position | job title | job | occupation | jabatan pekerjaan | profesi | jabatan tka "
        "| jabatan di perusahaan | profession | designation"
    ),
    "level": (
        "level | tingkat jabatan | golongan jabatan | job level | position level | kelompok jabatan | level "
        "(komisaris/direksi/manajer/penasihat-konsultan/profesional)"
    ),
    "rptka_number": (
        "no rptka | nomor rptka | rptka | no pengesahan rptka | pengesahan rptka | imta | no imta | nomor imta | "
        "rptka no | rptka number | no notifikasi | notifikasi | no sk rptka | sk rptka"
    ),
    "rptka_kind": ("rptka type | kind of rptka"),
    "rptka_until": (
        "masa berlaku rptka | rptka berlaku s/d | tgl berakhir rptka | tanggal berakhir rptka | rptka expiry | "
        "rptka valid until | exp rptka | masa berlaku imta | masa berlaku notifikasi"
    ),
    "counterpart": (
        "pendamping | tki pendamping | nama pendamping | tenaga pendamping | tk pendamping | counterpart | tenaga "
        "kerja indonesia pendamping | nama tki pendamping"
    ),
    "category": ("kategori | category | kategori wna | klasifikasi"),
    "purpose": (
        "kegiatan | tujuan | tujuan kedatangan | maksud | maksud kedatangan | maksud dan tujuan | keperluan | "
        "purpose | purpose of visit | purpose of stay | tujuan kunjungan | tujuan tinggal | tujuan menginap | "
        "kegiatan / tujuan | maksud tujuan | tujuan/kegiatan | jenis kegiatan | visit purpose | aktivitas"
    ),
    "address": (
        "alamat | alamat tinggal | alamat tempat tinggal | alamat domisili | domisili | tempat tinggal | alamat "
        "di indonesia | address | address in indonesia | local address | residence | alamat sekarang | alamat "
        "lokasi kerja | lokasi kerja | tempat kerja | alamat tempat kerja | alamat menginap | alamat di kabupaten "
        "| alamat penginapan | tempat menginap"
    ),
    "village": (
        "desa | kelurahan | desa/kel | desa / kelurahan | kel/desa | kelurahan/desa | village | desa kelurahan"
    ),
    "district": ("kec | district | sub district | subdistrict | kecamatan kerja"),
    "arrived": (
        "tgl datang | datang | tanggal kedatangan | tgl kedatangan | kedatangan | tgl masuk | tanggal masuk | "
        "masuk | check in | checkin | check-in | check in date | checkin date | date check in | tgl check in | "
        "tanggal check in | tgl checkin | c/i | ci | arrival | arrival date | date of arrival | arrive | arrived "
        "| tiba | tgl tiba | tanggal tiba | stay from | mulai menginap | tanggal menginap | tgl menginap | from | "
        "mulai bekerja | tgl mulai bekerja | tanggal mulai bekerja | tmt | in | date in | tanggal cek in | cek in "
        "| arr | arr date | arr. | mulai tinggal | sejak tanggal | date of arrival at hotel "
        "| tanggal check-in | tgl check-in"
    ),
    "departed": (
        "tgl pergi | pergi | tanggal keberangkatan | tgl keberangkatan | keberangkatan | tgl keluar | keluar | "
        "tanggal keluar | check out | checkout | check-out | check out date | checkout date | date check out | "
        "tgl check out | tanggal check out | tgl checkout | c/o | co | departure | departure date | date of "
        "departure | depart | departed | berangkat | tgl berangkat | tanggal berangkat | stay until | foreseen "
        "stay until | out | date out | to | cek out | tanggal cek out | tgl pulang | tanggal pulang | pulang | "
        "dep | dep date | dep. | selesai menginap | tanggal check-out | tgl check-out | until | check-out date"
    ),
    "nights": (
        "lama tinggal | lama | nights | night | no of nights | number of nights | durasi | duration | malam | "
        "jumlah malam | jml malam | length of stay | los | lama inap | lama menginap (malam) | giorni permanenza"
    ),
    "room": ("no kamar | nomor kamar | room | room no | room number | room num | kmr | no kmr | unit | no unit | rm"),
    "note": ("ket | catatan | remark | remarks | note | notes | keterangan lain | comment | comments"),
    "row_no": ("no | no urut | nomor | nr | # | num | s/n | sn | item | no. | urut"),
    "phone": (
        "phone | phone no | phone number | no hp | no telp | telp | telephone | no telepon | hp | mobile | "
        "handphone | nomor hp | nomor telepon | contact | kontak | no kontak | tel | mobile phone | tourist "
        "telephone | wa"
    ),
    "unused": (
        "email | e-mail | surel | room rate | rate | harga | tarif | status | repeat | reservation | confirmation "
        "| confirmation number | sumber informasi | sumber | nama satker | satker | perusahaan | nama perusahaan "
        "| company | company name | employer | pemberi kerja | nib | kbli | kbli/sektor | sektor | religion | "
        "agama | title | salutation | country of residence | city | kota | kabupaten | kabupaten/kota | provinsi "
        "| hotel | nama hotel | arrived from | next destination | special requests | adults | children | pax | no "
        "polisi | tanggal masuk indonesia | tgl masuk indonesia | date of arrival in india | date of entry | "
        "photo | foto | passport issuing office | kantor penerbit paspor | tempat terbit paspor | place of issue "
        "of passport | jenis dokumen | document type | documenttype | usia | umur | age | property | agent | "
        "booking source | guestid | guest id | id | internal id | reservation number | booking number | no "
        "reservasi | payment"
    ),
}

# These mean nothing alone: it depends on what stands beside them.
VALID_UNTIL = (
    "berlaku s.d | berlaku s/d | berlaku sd | berlaku sampai | berlaku sampai dengan | berlaku hingga | masa "
    "berlaku | tgl berakhir | tanggal berakhir | tgl habis berlaku | tanggal habis berlaku | expired | berakhir | "
    "expiry | expiry date | expiration date | date of expiry | exp | exp date | valid until | valid to | valid "
    "till | kedaluwarsa | kadaluarsa | masa laku | tgl kadaluarsa | s.d | s/d | expires | tgl exp | tanggal "
    "expired | tgl expired | expired date | jatuh tempo | valid thru"
)
ISSUED_ON = (
    "tgl terbit | tanggal terbit | diterbitkan | date of issue | issue date | issued on | issued | tanggal "
    "penerbitan | tgl penerbitan | tgl dikeluarkan | tanggal dikeluarkan"
)
ISSUED_BY = (
    "diterbitkan oleh | issued by | place of issue | tempat terbit | tempat penerbitan | penerbit | instansi "
    "penerbit | issuing authority | tempat dikeluarkan"
)
