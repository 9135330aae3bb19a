//! The delicate points, on files made by hand. `tests/media.rs` has the many, and a judge that is not ours.

use super::Withheld::{Damaged, UnknownKind};
use super::orientation::Orientation;
use super::{Kind, clean};

const CANARY: &[u8] = b"CANARY";

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), body].concat()
}

/// A JPEG with these segments after its start, and coded data with a stuffed byte and a restart.
fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    let frame = segment(0xC0, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    let scan = segment(0xDA, &[1, 1, 0, 0, 63, 0]);
    let coded = [0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56];
    [&[0xFF, 0xD8], segments.concat().as_slice(), &frame, &segment(0xDB, &[0; 65]), &scan, &coded, &[0xFF, 0xD9]].concat()
}

fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    tiff[18] = orientation;
    [b"Exif\0\0", tiff.as_slice(), CANARY].concat()
}

#[test]
fn a_jpeg_keeps_its_picture_and_which_way_is_up() {
    let told = [segment(0xE1, &exif(6)), segment(0xE2, CANARY), segment(0xED, CANARY), segment(0xFE, CANARY)];
    let dirty = [jpeg(&told), CANARY.to_vec()].concat();
    let turned = segment(0xE1, &[b"Exif\0\0", Orientation::read(&exif(6)).unwrap().exif().as_slice()].concat());
    assert_eq!(clean(dirty), Ok((Kind::Jpeg, jpeg(&[turned]))));
    assert_eq!(clean(jpeg(&[segment(0xE1, &exif(1))])), Ok((Kind::Jpeg, jpeg(&[]))), "the usual way up needs no word");
}

#[test]
fn a_jpeg_keeps_how_its_colours_are_coded_without_a_thumbnail() {
    let told =
        [segment(0xE0, &[b"JFIF\0\x01\x01\x01\0\x48\0\x48\x01\x01", CANARY].concat()), segment(0xEE, b"Adobe\0\x64\x80\0\0\0\x02CANARY")];
    let kept = [segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"), segment(0xEE, b"Adobe\0\x64\0\0\0\0\x02")];
    assert_eq!(clean(jpeg(&told)), Ok((Kind::Jpeg, jpeg(&kept))));
}

#[test]
fn a_jpeg_that_is_no_whole_picture_is_withheld() {
    let whole = jpeg(&[]);
    for end in 3..whole.len() {
        assert_eq!(clean(whole[..end].to_vec()), Err(Damaged), "{end} of {} bytes", whole.len());
    }
    // A table that is longer than its tables; arithmetic coding.
    assert_eq!(clean(jpeg(&[segment(0xDB, &[&[0; 65], CANARY].concat())])), Err(Damaged));
    assert_eq!(clean(jpeg(&[segment(0xC9, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0])])), Err(UnknownKind));
}

fn png_chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let sum = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&[kind, data].concat());
    [u32::try_from(data.len()).unwrap().to_be_bytes().as_slice(), kind, data, &sum.to_be_bytes()].concat()
}

fn png(before: &[Vec<u8>], after: &[Vec<u8>]) -> Vec<u8> {
    let header = png_chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let picture = png_chunk(b"IDAT", b"picture");
    [super::png::SIGNATURE, &header, &before.concat(), &picture, &after.concat(), &png_chunk(b"IEND", b"")].concat()
}

#[test]
fn a_png_keeps_the_chunks_that_it_needs() {
    let told = [png_chunk(b"tEXt", CANARY), png_chunk(b"iCCP", CANARY), png_chunk(b"acTL", &[0; 8]), png_chunk(b"prVt", CANARY)];
    let dirty = [png(&told, &[png_chunk(b"eXIf", &exif(8)[6..])]), CANARY.to_vec()].concat();
    let turned = png_chunk(b"eXIf", &Orientation::read(&exif(8)).unwrap().exif());
    assert_eq!(clean(dirty), Ok((Kind::Png, png(&[turned, png_chunk(b"acTL", &[0; 8])], &[]))));
    assert_eq!(clean(png(&[png_chunk(b"CANA", b"")], &[])), Err(Damaged), "needed, and unknown");
    let mut wrong = png(&[], &[]);
    let place = wrong.len() - 16;
    wrong[place] ^= 1;
    assert_eq!(clean(wrong), Err(Damaged), "a wrong sum");
}

fn riff(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let pad: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
    [kind, &u32::try_from(data.len()).unwrap().to_le_bytes(), data, pad].concat()
}

fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    riff(b"RIFF", &[b"WEBP", chunks.concat().as_slice()].concat())
}

#[test]
fn a_webp_keeps_its_frames_and_tells_of_nothing_else() {
    let frame = |chunks: &[Vec<u8>]| riff(b"ANMF", &[&[7; 15], [3].as_slice(), &chunks.concat()].concat());
    let head = |flags| riff(b"VP8X", &[flags, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
    let dirty = webp(&[
        head(0x3F),
        riff(b"ICCP", CANARY),
        riff(b"ANIM", &[0; 6]),
        frame(&[riff(b"ALPH", b"a"), riff(b"VP8 ", b"odd"), riff(b"NOTE", CANARY)]),
        riff(b"EXIF", &exif(3)),
        riff(b"XMP ", CANARY),
    ]);
    let turned = riff(b"EXIF", &Orientation::read(&exif(3)).unwrap().exif());
    let kept = webp(&[head(0x1A), riff(b"ANIM", &[0; 6]), frame(&[riff(b"ALPH", b"a"), riff(b"VP8 ", b"odd")]), turned]);
    assert_eq!(clean([dirty, CANARY.to_vec()].concat()), Ok((Kind::Webp, kept)));
    assert_eq!(clean(webp(&[head(0), riff(b"XMP ", CANARY)])), Err(Damaged), "no picture");
}

/// A page of an Ogg stream, with the sum that our reader checks.
fn page(flags: u8, serial: u32, number: u32, packet: &[u8]) -> Vec<u8> {
    let lacing = [vec![255; packet.len() / 255], vec![u8::try_from(packet.len() % 255).unwrap()]].concat();
    let head = [b"OggS\0".as_slice(), &[flags], &[0; 8], &serial.to_le_bytes(), &number.to_le_bytes()].concat();
    let count = u8::try_from(lacing.len()).unwrap();
    let mut page = [head.as_slice(), &[0; 4], &[count], &lacing, packet].concat();
    let sum = page.iter().fold(0_u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte) << 24, |sum, _| if sum >> 31 == 1 { sum << 1 ^ 0x04C1_1DB7 } else { sum << 1 })
    });
    page[22..26].copy_from_slice(&sum.to_le_bytes());
    page
}

fn voice(serial: u32, first: u32, comment: &[u8]) -> Vec<u8> {
    let head = b"OpusHead\x01\x01\x38\x01\x80\xBB\0\0\0\0\0";
    [page(2, serial, 0, head), page(0, serial, 1, comment), page(4, serial, first, b"sound")].concat()
}

#[test]
fn a_voice_note_keeps_its_sound_and_says_nothing_of_who_recorded_it() {
    let dirty = voice(0xCA_4A_12, 9, &[b"OpusTags", CANARY.repeat(200).as_slice()].concat());
    let kept = voice(1, 2, b"OpusTags\0\0\0\0\0\0\0\0");
    assert_eq!(clean([dirty, CANARY.to_vec()].concat()), Ok((Kind::Ogg, kept.clone())));
    assert_eq!(clean([kept.clone(), kept.clone()].concat()), Err(UnknownKind), "a second stream behind");
    assert_eq!(clean([&kept[..47], kept.as_slice()].concat()), Err(UnknownKind), "a second stream beside");
    let mut wrong = kept;
    *wrong.last_mut().unwrap() ^= 1;
    assert_eq!(clean(wrong), Err(Damaged));
}

fn boxed(name: &[u8], inside: &[&[u8]]) -> Vec<u8> {
    let inside = inside.concat();
    [u32::try_from(inside.len() + 8).unwrap().to_be_bytes().as_slice(), name, &inside].concat()
}

/// A track of one chunk with two samples.
fn track(handler: &[u8], offset: u32, sizes: [u32; 2], more: &[u8]) -> Vec<u8> {
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let decoder = [&[3, 23, 0, 0, 0, 4, 18, 0x40][..], &[0; 12], &[5, 2, 0x12, 0x10], &[6, 1, 2]].concat();
    let esds = boxed(b"esds", &[&[0; 4], &decoder]);
    let entry = boxed(b"mp4a", &[&[0; 7], &[1], &[0; 8], &[0, 2, 0, 16, 0, 0, 0, 0, 0xAC, 0x44, 0, 0], &esds, more]);
    let stbl = boxed(
        b"stbl",
        &[
            &boxed(b"stsd", &[&words(&[0, 1]), &entry]),
            &boxed(b"stts", &[&words(&[0, 1, 2, 1024])]),
            &boxed(b"stsc", &[&words(&[0, 1, 1, 2, 1])]),
            &boxed(b"stsz", &[&words(&[0, 0, 2]), &words(&sizes)]),
            &boxed(b"stco", &[&words(&[0, 1, offset])]),
        ],
    );
    let name = boxed(b"hdlr", &[&[0; 8], handler, &[0; 12], more, &[0]]);
    let mdia = boxed(b"mdia", &[&boxed(b"mdhd", &[&[0, 0, 0, 0], &[0xCA; 8], &[0; 12]]), &name, &boxed(b"minf", &[&stbl])]);
    boxed(b"trak", &[&boxed(b"tkhd", &[&[0, 0, 0, 7], &[0xCA; 8], &[0; 72]]), &mdia, more])
}

fn movie(extra: &[u8], samples: u32) -> Vec<u8> {
    let head = boxed(b"ftyp", &[b"isom", &[0; 4]]);
    let data = boxed(b"mdat", &[b"....sound and moreCANARYunder it all"]);
    let at = u32::try_from(head.len()).unwrap() + 12;
    let mvhd = boxed(b"mvhd", &[&[0; 4], &[0xCA; 8], &[0; 88]]);
    let tracks = [track(b"soun", at, [5, samples - 5], extra), track(b"meta", at + 14, [3, 3], extra)].concat();
    let udta = boxed(b"udta", &[CANARY]);
    [head, data, boxed(b"moov", &[&mvhd, &tracks, &udta]), extra.to_vec(), CANARY.to_vec()].concat()
}

#[test]
fn a_movie_keeps_the_samples_of_its_sound_and_no_byte_between() {
    let extra = boxed(b"uuid", &[CANARY]);
    let dirty = movie(&extra, 14);
    let (kind, cleaned) = clean(dirty).unwrap();
    assert_eq!(kind, Kind::M4a);
    assert!(!has(&cleaned, CANARY) && !has(&cleaned, &[0xCA; 4]) && !has(&cleaned, b"meta") && !has(&cleaned, b"under"));
    assert!(cleaned.ends_with(&boxed(b"mdat", &[b"sound and more"])));
    let place = cleaned.windows(4).position(|name| name == b"stco").unwrap() + 12;
    let offset = u32::from_be_bytes(*cleaned[place..].first_chunk().unwrap()) as usize;
    assert_eq!(cleaned[offset..], b"sound and more"[..]);
    assert_eq!(clean(cleaned.clone()), Ok((Kind::M4a, cleaned)), "what is clean stays as it is");
}

#[test]
fn a_movie_whose_samples_are_not_there_is_withheld() {
    assert_eq!(clean(movie(b"", 1000)), Err(Damaged));
    let fragment = [movie(b"", 14)[..16].to_vec(), boxed(b"moov", &[]), boxed(b"moof", &[])].concat();
    assert_eq!(clean(fragment), Err(UnknownKind));
    // A table that claims four thousand million samples of four bytes.
    let mut huge = movie(b"", 14);
    let place = huge.windows(4).position(|name| name == b"stsz").unwrap() + 8;
    huge[place..place + 8].copy_from_slice(&[0, 0, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(clean(huge), Err(Damaged));
}

#[test]
fn what_we_do_not_clean_is_not_known() {
    for bytes in [
        &b"GIF89a"[..],
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\0\0\0\x18ftypheic",
        b"\0\0\0\x18ftypavif",
        b"\0\0\0\x14ftypqt  ",
        b"ID3\x04",
        b"\x1A\x45\xDF\xA3",
        b"",
    ] {
        assert_eq!(clean(bytes.to_vec()), Err(UnknownKind));
    }
}
