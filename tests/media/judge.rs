//! Tools that are not ours look at what was cleaned: exiftool for what it tells, `ImageMagick` and ffmpeg for what is seen and heard.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::base::run;
use crate::support::canary::Search;

/// Of each file its tags, as exiftool names them with their group, and their values.
pub type Tags = BTreeMap<String, BTreeMap<String, String>>;

/// What a file of a kind cannot be without: how it is built, how large, how long. `Track1`, `Track2`, … are `Track`.
const STRUCTURE: [(&str, &str); 12] = [
    ("ExifTool", "ExifToolVersion"),
    ("System", "Directory FileAccessDate FileInodeChangeDate FileModifyDate FileName FilePermissions FileSize"),
    (
        "File",
        "BitsPerSample ColorComponents EncodingProcess ExifByteOrder FileType FileTypeExtension ImageHeight ImageWidth MIMEType \
         YCbCrSubSampling",
    ),
    ("Composite", "AvgBitrate Duration ImageSize Megapixels Rotation"),
    ("Adobe", "APP14Flags0 APP14Flags1 ColorTransform DCTEncodeVersion"),
    ("JFIF", "JFIFVersion ResolutionUnit XResolution YResolution"),
    ("IFD0", "Orientation"),
    ("PNG", "AnimationFrames AnimationPlays BitDepth ColorType Compression Filter ImageHeight ImageWidth Interlace Palette Transparency"),
    (
        "RIFF",
        "AlphaFiltering AlphaPreprocessing AlphaCompression AnimationLoopCount BackgroundColor Duration HorizontalScale ImageHeight \
         ImageWidth VP8Version VerticalScale AlphaIsUsed WebP_Flags",
    ),
    ("Opus", "AudioChannels OpusVersion OutputGain SampleRate"),
    ("Vorbis", "AudioChannels MaximumBitrate MinimumBitrate NominalBitrate SampleRate Vendor VorbisVersion"),
    (
        "QuickTime",
        "CompatibleBrands CreateDate CurrentTime Duration MajorBrand MatrixStructure MediaData MediaDataOffset MediaDataSize MinorVersion \
         ModifyDate MovieHeaderVersion NextTrackID PosterTime PreferredRate PreferredVolume PreviewDuration PreviewTime SelectionDuration \
         SelectionTime TimeScale",
    ),
];

const TRACK: &str = "AVCConfiguration AudioBitsPerSample AudioChannels AudioFormat AudioSampleRate Balance BitDepth ChunkOffset \
                     ColorPrimaries ColorProfiles CompositionTimeToSample CompressorID GraphicsMode HandlerType ImageHeight ImageWidth \
                     MatrixCoefficients MatrixStructure MediaCreateDate MediaDuration MediaHeaderVersion MediaLanguageCode \
                     MediaModifyDate MediaTimeScale OpColor PixelAspectRatio SampleSizes SampleToChunk SourceImageHeight \
                     SourceImageWidth SyncSampleTable TimeToSampleTable TrackCreateDate TrackDuration TrackHeaderVersion TrackID \
                     TrackLayer TrackModifyDate TrackVolume TransferCharacteristics Unknown_edts Unknown_esds Unknown_hvcC \
                     VideoFrameRate VideoFullRangeFlag XResolution YResolution";

pub fn is_structure(tag: &str) -> bool {
    let Some((group, name)) = tag.split_once(':') else { return tag == "SourceFile" };
    let group = group.trim_end_matches(|c: char| c.is_ascii_digit() && group.starts_with("Track"));
    let names = STRUCTURE.iter().find(|(of, _)| *of == group).map(|(_, names)| *names);
    names.or((group == "Track").then_some(TRACK)).is_some_and(|names| names.split(' ').any(|allowed| allowed == name))
}

/// Fields that stand in a header whether or not they say something: what they say when they say nothing.
const SILENT: [(&str, &[&str]); 7] = [
    ("CreateDate", &["0000:00:00 00:00:00"]),
    ("ModifyDate", &["0000:00:00 00:00:00"]),
    ("LanguageCode", &["und"]),
    ("Vorbis:Vendor", &[""]),
    ("HandlerType", &["Video Track", "Audio Track"]),
    ("JFIF:XResolution", &["1"]),
    ("JFIF:YResolution", &["1"]),
];

pub fn tags(folder: &Path) -> Tags {
    let output = run(Command::new("exiftool").args(["-q", "-m", "-a", "-G1", "-u", "-U", "-ee", "-json"]).arg(folder));
    let files: Vec<BTreeMap<String, Value>> = serde_json::from_slice(&output.stdout).expect("JSON of exiftool's");
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let name = |file: &BTreeMap<String, Value>| file["System:FileName"].as_str().expect("a name").to_owned();
    files.into_iter().map(|file| (name(&file), file.into_iter().map(|(tag, value)| (tag, text(value))).collect())).collect()
}

pub fn nothing_is_told(left: &Tags, canaries: &Search) {
    let mut told = Vec::new();
    for (file, tags) in left {
        for (tag, value) in tags.iter().filter(|(tag, _)| *tag != "SourceFile") {
            let is_silent = SILENT.iter().filter(|(field, _)| tag.ends_with(field)).all(|(_, silent)| silent.contains(&value.as_str()));
            let is_ours = tag.starts_with("System:") || is_silent;
            if !is_structure(tag) || !is_ours || !canaries.find(value.as_bytes()).is_empty() || tag.ends_with("Warning") {
                told.push(format!("{file}: {tag} = {value}"));
            }
        }
    }
    assert!(told.is_empty(), "{} tags tell something:\n{}", told.len(), told.join("\n"));
}

pub fn which_way_is_up_stays(told: &Tags, left: &Tags) {
    let usual = "Horizontal (normal)";
    let mut turned = 0;
    for (file, tags) in told {
        let up = |tags: &BTreeMap<String, String>| tags.get("IFD0:Orientation").map_or(usual, String::as_str).to_owned();
        assert_eq!(up(&left[file]), up(tags), "{file}");
        turned += usize::from(up(tags) != usual);
    }
    assert!(turned > 0, "no picture was turned");
}

pub fn looks_and_sounds_the_same(names: &[String], before: &Path, after: &Path, bases: &Path) {
    let is = |name: &str, kinds: &[&str]| kinds.iter().any(|kind| name.ends_with(kind));
    let pictures: Vec<&String> = names.iter().filter(|name| is(name, &["jpg", "png", "webp"])).collect();
    for some in pictures.chunks(40) {
        let seen = pixels(some, after);
        assert!(seen.len() >= some.len(), "ImageMagick reads every picture: {} of {}", seen.len(), some.len());
        assert_eq!(seen, pixels(some, before));
    }
    for name in names.iter().filter(|name| is(name, &["loop.png", "anim.png", "ogg", "mp4", "m4a"])) {
        let heard = frames(&after.join(name));
        assert!(heard.iter().any(|line| !line.starts_with('#')), "{name} has frames");
        // ffmpeg does not read an animation among whose chunks a foreign one stands: what it made is its own measure.
        let (_, base) = name.split_once('-').expect("a number and the base's name");
        let sent = if is(name, &["png"]) { bases.join(base) } else { before.join(name) };
        assert_eq!(heard, frames(&sent), "{name}");
    }
}

/// A hash of the pixels of each frame as it is shown, with its size.
fn pixels(names: &[&String], folder: &Path) -> Vec<String> {
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let output = Command::new("convert")
        .args(paths)
        .args(["-auto-orient", "-format", "%f %# %wx%h\n", "info:"])
        .stdin(Stdio::null())
        .output()
        .expect("convert starts");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// A hash of each decoded frame, with its time; a cover is no frame.
fn frames(path: &Path) -> Vec<String> {
    let output = run(Command::new("ffmpeg")
        .args(["-hide_banner", "-loglevel", "error", "-nostdin"])
        .arg("-i")
        .arg(path)
        .args(["-map", "0:V?", "-map", "0:a?", "-f", "framemd5", "-"]));
    // The shape of a pixel is only said by a chunk of PNG that also says how dense they are.
    let is_kept = |line: &&str| !(line.starts_with("#sar") && path.extension().is_some_and(|kind| kind == "png"));
    String::from_utf8_lossy(&output.stdout).lines().filter(is_kept).map(str::to_owned).collect()
}
