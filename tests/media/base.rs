//! Pictures, sound and videos of all constructions, small, made by `ImageMagick` and ffmpeg (which writes tags into sound and videos itself).

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use suaka::media::Kind;

use super::plant::{AUTHOR, DEVICE, NOTE, PLACE, TITLE};

/// A file before anything is planted in it by us.
pub struct Base {
    pub name: String,
    pub kind: Kind,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

const SIZES: [(u32, u32); 5] = [(64, 48), (33, 17), (1, 1), (120, 90), (200, 10)];

const PICTURES: [(&str, &[&str]); 18] = [
    ("444.jpg", &["-sampling-factor", "4:4:4"]),
    ("420.jpg", &["-sampling-factor", "4:2:0", "-quality", "70"]),
    ("progressive.jpg", &["-interlace", "Plane"]),
    ("gray.jpg", &["-colorspace", "Gray"]),
    ("cmyk.jpg", &["-colorspace", "CMYK"]),
    ("dense.jpg", &["-density", "300", "-units", "PixelsPerInch"]),
    ("rgb.png", &[]),
    ("rgba.png", &["-alpha", "set", "-channel", "A", "-evaluate", "set", "40%"]),
    ("deep.png", &["-depth", "16", "-define", "png:color-type=2", "-define", "png:bit-depth=16"]),
    ("gray.png", &["-colorspace", "Gray"]),
    ("graydeep.png", &["-colorspace", "Gray", "-depth", "16", "-define", "png:bit-depth=16"]),
    ("palette.png", &["-colors", "16", "-define", "png:color-type=3"]),
    ("bits.png", &["-monochrome"]),
    ("interlaced.png", &["-interlace", "PNG"]),
    ("lossy.webp", &["-quality", "70"]),
    ("lossless.webp", &["-define", "webp:lossless=true"]),
    ("lossyalpha.webp", &["-alpha", "set", "-channel", "A", "-evaluate", "set", "40%"]),
    ("losslessalpha.webp", &["-alpha", "set", "-channel", "A", "-evaluate", "set", "40%", "-define", "webp:lossless=true"]),
];

/// Why the tests that need them cannot run, if so.
pub fn missing() -> Option<&'static str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let has = |name: &str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    let all = ["exiftool", "ffmpeg", "convert"].into_iter().all(has);
    (!all).then_some("exiftool, ffmpeg or ImageMagick is not installed (Debian: apt install libimage-exiftool-perl ffmpeg imagemagick)")
}

/// Runs to a good end.
pub fn run(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().expect("the tool starts");
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn ffmpeg() -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y"]);
    command
}

/// Bases for so many files: an eighth sound, three sixteenths videos, and pictures, each of which serves several times.
pub fn make(count: usize, work: &Path) -> Vec<Base> {
    let folder = work.join("base");
    std::fs::create_dir_all(&folder).expect("a folder");
    let sizes = (count / 60).clamp(1, SIZES.len());
    let mut bases = Vec::new();
    for (width, height) in SIZES.into_iter().take(sizes) {
        bases.extend(PICTURES.iter().map(|(name, how)| picture(&folder, name, how, width, height)));
    }
    bases.extend(animations(&folder));
    let numbers: Vec<usize> = (0..count.div_ceil(8)).collect();
    numbers.chunks(20).for_each(|some| bases.extend(sounds(&folder, some)));
    let numbers: Vec<usize> = (0..count * 3 / 16).collect();
    numbers.chunks(20).for_each(|some| bases.extend(videos(&folder, some)));
    bases
}

fn read(path: PathBuf, kind: Kind, (width, height): (u32, u32)) -> Base {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let bytes = std::fs::read(path).expect("what the tool made");
    Base { name, kind, width, height, bytes }
}

fn picture(folder: &Path, name: &str, how: &[&str], width: u32, height: u32) -> Base {
    let path = folder.join(format!("{width}x{height}-{name}"));
    let kind = match name.rsplit_once('.') {
        Some((_, "jpg")) => Kind::Jpeg,
        Some((_, "png")) => Kind::Png,
        _ => Kind::Webp,
    };
    let size = format!("{width}x{height}");
    run(Command::new("convert").args(["-seed", "7", "-size", &size, "plasma:red-blue"]).args(how).arg(&path));
    read(path, kind, (width, height))
}

fn animations(folder: &Path) -> Vec<Base> {
    let mut command = ffmpeg();
    command.args(["-f", "lavfi", "-i", "testsrc2=s=40x30:r=10:d=0.6"]);
    let mut paths = Vec::new();
    for (name, kind, how) in [
        ("loop.png", Kind::Png, &["-f", "apng", "-plays", "0"][..]),
        ("alpha.anim.png", Kind::Png, &["-f", "apng", "-pix_fmt", "rgba", "-pred", "mixed"]),
        ("anim.webp", Kind::Webp, &["-c:v", "libwebp_anim", "-loop", "0"]),
        ("lossless.anim.webp", Kind::Webp, &["-c:v", "libwebp_anim", "-lossless", "1"]),
    ] {
        let path = folder.join(name);
        command.args(["-map", "0"]).args(how).arg(&path);
        paths.push((path, kind));
    }
    run(&mut command);
    paths.into_iter().map(|(path, kind)| read(path, kind, (40, 30))).collect()
}

/// The tags that sound and videos have in common.
fn tags(command: &mut Command) {
    for (key, value) in [("title", TITLE), ("artist", AUTHOR), ("comment", NOTE), ("location", PLACE), ("encoded_by", DEVICE)] {
        command.args(["-metadata", &format!("{key}={value}")]);
    }
    command.args(["-metadata", "creation_time=2026-11-24T03:00:00Z"]);
}

/// A picture of a cover, as comments of Vorbis hold it: its description, and inside of it more.
fn cover(size: usize) -> String {
    let long = |value: usize| u32::try_from(value).unwrap().to_be_bytes();
    let data = [b"\xFF\xD8\xFF\xFE".as_slice(), NOTE.as_bytes(), &vec![7; size]].concat();
    let mime = b"image/jpeg";
    let head = [&long(3), &long(mime.len()), mime.as_slice(), &long(NOTE.len()), NOTE.as_bytes(), &[0; 16], &long(data.len())].concat();
    STANDARD.encode([head, data].concat())
}

fn sounds(folder: &Path, numbers: &[usize]) -> Vec<Base> {
    let mut command = ffmpeg();
    command.args(["-f", "lavfi", "-i", "sine=f=440:b=4:d=1.2"]);
    let mut paths = Vec::new();
    for &number in numbers {
        let path = folder.join(format!("sound{number}.ogg"));
        command.args(["-map", "0", "-ac", if number % 4 < 2 { "1" } else { "2" }, "-t", &format!("{}ms", 200 + 50 * (number % 20))]);
        if number % 2 == 0 {
            let frame = ["20", "40", "60"][number / 2 % 3];
            command.args(["-c:a", "libopus", "-application", "voip", "-frame_duration", frame, "-b:a", &format!("{}k", 12 + number % 40)]);
        } else {
            command.args(["-c:a", "libvorbis", "-q:a", &(number % 8).to_string(), "-ar", ["22050", "44100", "48000"][number / 2 % 3]]);
        }
        if number % 5 == 0 {
            command.args(["-page_duration", "100000"]);
        }
        tags(&mut command);
        if number % 3 == 0 {
            // At times longer than one page can hold.
            command.args(["-metadata", &format!("METADATA_BLOCK_PICTURE={}", cover(100 + number % 7 * 9000))]);
        }
        command.arg(&path);
        paths.push(path);
    }
    run(&mut command);
    paths.into_iter().map(|path| read(path, Kind::Ogg, (0, 0))).collect()
}

fn videos(folder: &Path, numbers: &[usize]) -> Vec<Base> {
    let subtitles = folder.join("spoken.srt");
    std::fs::write(&subtitles, format!("1\n00:00:00,000 --> 00:00:01,000\n{NOTE}\n")).expect("a file");
    let mut command = ffmpeg();
    command.args(["-f", "lavfi", "-i", "testsrc2=s=64x48:r=12:d=1", "-f", "lavfi", "-i", "sine=f=330:b=3:d=1", "-i"]).arg(&subtitles);
    let mut paths = Vec::new();
    for &number in numbers {
        let is_sound = number % 6 == 5;
        let path = folder.join(format!("video{number}.{}", if is_sound { "m4a" } else { "mp4" }));
        command.args(["-t", &format!("{}ms", 400 + 30 * (number % 17))]);
        if is_sound {
            command.args(["-map", "1"]);
        } else {
            picture_of_video(&mut command, number);
        }
        command.args(["-c:a", "aac", "-ac", if number % 4 < 2 { "1" } else { "2" }, "-b:a", "48k"]);
        let mut flags = String::new();
        for (is_set, flag) in [(number % 2 == 1, "+faststart"), (number % 4 == 3, "+use_metadata_tags")] {
            if is_set {
                write!(flags, "{flag}").expect("a string can be written to");
            }
        }
        if !flags.is_empty() {
            command.args(["-movflags", &flags]);
        }
        tags(&mut command);
        command.args(["-metadata", &format!("make={DEVICE}"), "-metadata", &format!("model={DEVICE}")]);
        command.args(["-metadata:s:a:0", &format!("handler_name={NOTE}"), "-metadata:s:a:0", "language=ind"]).arg(&path);
        paths.push(path);
    }
    run(&mut command);
    paths.into_iter().map(|path| read(path, Kind::Mp4, (64, 48))).collect()
}

fn picture_of_video(command: &mut Command, number: usize) {
    command.args(["-map", "0"]);
    if number % 7 != 3 {
        command.args(["-map", "1"]);
    }
    if number % 3 == 1 {
        command.args(["-map", "2", "-c:s", "mov_text"]);
    }
    let codec: &[&str] = match number % 6 {
        0 => &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "2", "-g", "5"],
        1 => &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-profile:v", "baseline", "-tune", "zerolatency"],
        2 => &["-c:v", "mpeg4", "-bf", "2", "-q:v", "4"],
        3 => &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-flags", "+ildct+ilme", "-x264-params", "open-gop=1:keyint=4:bframes=2"],
        _ => &["-c:v", "libx265", "-pix_fmt", "yuv420p", "-tag:v", "hvc1", "-x265-params", "log-level=none"],
    };
    command.args(codec);
    let turned = ["0", "90", "180", "270"][number / 2 % 4];
    command.args(["-metadata:s:v:0", &format!("rotate={turned}"), "-metadata:s:v:0", &format!("handler_name={AUTHOR}")]);
}

/// Kinds and constructions that we do not clean.
pub fn foreign(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = ["a.gif", "a.tiff", "a.bmp"].iter().map(|name| folder.join(name)).collect();
    for path in &paths {
        run(Command::new("convert").args(["-size", "20x10", "plasma:red-blue"]).arg(path));
    }
    let mut command = ffmpeg();
    command.args(["-f", "lavfi", "-i", "testsrc2=s=64x48:r=10:d=0.5", "-f", "lavfi", "-i", "sine=d=0.5"]);
    for (name, how) in [
        ("a.mkv", &["-map", "0", "-map", "1", "-c:v", "libx264"][..]),
        ("a.mov", &["-map", "0", "-map", "1", "-c:v", "libx264"]),
        ("a.mp3", &["-map", "1"]),
        ("a.wav", &["-map", "1"]),
        ("a.avi", &["-map", "0", "-c:v", "mpeg4"]),
        ("flac.ogg", &["-map", "1", "-c:a", "flac"]),
        ("theora.ogg", &["-map", "0", "-map", "1", "-c:v", "libtheora", "-c:a", "libvorbis"]),
        ("fragments.mp4", &["-map", "0", "-c:v", "libx264", "-movflags", "frag_keyframe+empty_moov"]),
        ("mp3.mp4", &["-map", "1", "-c:a", "libmp3lame"]),
    ] {
        let path = folder.join(name);
        command.args(how).arg(&path);
        paths.push(path);
    }
    run(&mut command);
    paths.into_iter().map(|path| (path.display().to_string(), std::fs::read(path).expect("what the tool made"))).collect()
}
