//! What phones, cameras, editors and messengers leave in files, with canaries in all of it.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use suaka::media::Kind;

use super::base::Base;
use super::plant_movie::movie;
use super::plant_picture::{jpeg, png, webp};
use crate::support::canary::Search;
use crate::support::dice::Dice;

pub const AUTHOR: &str = "KenariSitiAminah";
pub const DEVICE: &str = "KenariPonselGalaxy";
pub const SERIAL: &str = "KenariR58M40ABCDE";
pub const NOTE: &str = "KenariCatatanRahasia";
pub const TITLE: &str = "KenariRumahIbu";
pub const ICC: &str = "KenariProfilWarna";
pub const LATITUDE: [u32; 3] = [0, 31, 59_876_543];
pub const LONGITUDE: [u32; 3] = [101, 26, 51_234_567];
/// ISO 6709, as videos have it.
pub const PLACE: &str = "+00.5333+101.4475/";

/// Everything that was planted, in all the ways in which it could be left.
pub fn canaries() -> Search {
    let mut search = Search::default();
    for canary in [AUTHOR, DEVICE, SERIAL, NOTE, TITLE, ICC, PLACE] {
        search.text(canary, canary);
    }
    for [degrees, minutes, seconds] in [LATITUDE, LONGITUDE] {
        let words = [degrees, 1, minutes, 1, seconds, 1_000_000];
        search.bytes("a place", &words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<_>>());
        search.bytes("a place", &words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>());
    }
    search
}

pub fn xmp() -> Vec<u8> {
    format!(
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
         <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:aux='http://ns.adobe.com/exif/1.0/aux/' aux:SerialNumber='{SERIAL}'><dc:creator><rdf:Seq><rdf:li>{AUTHOR}</rdf:li></rdf:Seq>\
         </dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
    .into_bytes()
}

/// A profile whose description names a device.
pub fn profile() -> Vec<u8> {
    let text = [b"desc\0\0\0\0".as_slice(), &u32::try_from(ICC.len() + 1).unwrap().to_be_bytes(), ICC.as_bytes(), &[0; 80]].concat();
    let mut head = vec![0; 128];
    head[..4].copy_from_slice(&u32::try_from(128 + 16 + text.len()).unwrap().to_be_bytes());
    head[8] = 2;
    head[12..24].copy_from_slice(b"mntrRGB XYZ ");
    head[36..40].copy_from_slice(b"acsp");
    let entry = [b"\0\0\0\x01desc\0\0\0\x90".as_slice(), &u32::try_from(text.len()).unwrap().to_be_bytes()].concat();
    [head, entry, text].concat()
}

/// What stands behind the end of a file: the short video of a photo, an archive, a line.
pub fn behind(dice: &mut Dice) -> Vec<u8> {
    let note = NOTE.as_bytes();
    match dice.below(4) {
        0 => [b"\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x2Cmdat".as_slice(), note, note].concat(),
        1 => [b"PK\x03\x04\x14\0\0\0\0\0".as_slice(), note].concat(),
        2 => [note, b"SEFHe\0\0\0MotionPhoto_Data"].concat(),
        _ => note.to_vec(),
    }
}

/// A base's bytes with something planted: in the first round everything, later some of it.
pub fn plant(base: &Base, round: usize, dice: &mut Dice) -> Vec<u8> {
    match base.kind {
        Kind::Jpeg => jpeg(base, round, dice),
        Kind::Png => png(base, round, dice),
        Kind::Webp => webp(base, round, dice),
        // Its tags were written when it was made.
        Kind::Ogg => {
            if dice.one_in(4) {
                [base.bytes.clone(), behind(dice)].concat()
            } else {
                base.bytes.clone()
            }
        }
        Kind::Mp4 | Kind::M4a => movie(base, dice),
    }
}

/// Exiftool writes the same in its own way, into all that it can write.
pub fn by_exiftool(files: &[PathBuf]) {
    let files: Vec<&PathBuf> = files.iter().filter(|file| file.extension().is_none_or(|kind| kind != "ogg")).collect();
    if files.is_empty() {
        return;
    }
    let mut command = Command::new("exiftool");
    command.stdin(Stdio::null());
    command.args(["-m", "-overwrite_original"]);
    for tag in ["IFD0:Artist", "IPTC:By-line", "XMP-dc:Creator", "ItemList:Artist", "UserData:Author"] {
        command.arg(format!("-{tag}={AUTHOR}"));
    }
    for tag in ["ExifIFD:SerialNumber", "ExifIFD:ImageUniqueID", "XMP-aux:SerialNumber"] {
        command.arg(format!("-{tag}={SERIAL}"));
    }
    for tag in ["Comment", "PNG:Description", "XMP-dc:Description", "IPTC:Caption-Abstract", "Keys:Comment"] {
        command.arg(format!("-{tag}={NOTE}"));
    }
    command.args(["-GPS:GPSLatitude=0.533299", "-GPS:GPSLatitudeRef=N", "-GPS:GPSLongitude=101.44756", "-GPS:GPSLongitudeRef=E"]);
    command.args(["-Keys:GPSCoordinates=0.5333, 101.4475", "-QuickTime:CreateDate=2026:11:24 03:00:00"]);
    // It leaves some that have something behind their end alone, and says so by its exit code.
    let output = command.args(&files).output().expect("exiftool starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let updated = said.split_whitespace().next().and_then(|count| count.parse().ok()).unwrap_or(0_usize);
    assert!(updated * 10 >= files.len() * 7, "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}
