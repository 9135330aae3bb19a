//! Files in the world: what people send and bots upload, found again by their ids.

use std::collections::HashMap;

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use super::chat::PersonId;
use super::failure::Failure;
use super::params::Params;
use super::world::World;

/// Most bytes that a bot can download.
const LARGEST_DOWNLOAD: usize = 20 * 1024 * 1024;

/// The fields of a message that hold a file.
pub(super) const FILE_KINDS: [&str; 8] = ["animation", "audio", "document", "photo", "sticker", "video", "video_note", "voice"];

/// A file as one sends it.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// The message's field: `photo`, `voice`, `audio`, `video`, `video_note`, `animation`, `sticker` or `document`.
    pub kind: String,
    pub name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Clone)]
struct Stored {
    kind: String,
    name: Option<String>,
    mime: Option<String>,
    bytes: Bytes,
    path: String,
}

#[derive(Debug, Default)]
pub(super) struct Files {
    by_id: HashMap<String, Stored>,
    by_path: HashMap<String, String>,
    count: u64,
}

impl Files {
    pub(super) fn store(&mut self, kind: &str, name: Option<String>, mime: Option<String>, bytes: Bytes) -> String {
        self.count += 1;
        let id = format!("AgACAgUAAxkBAAI{:08}{kind}", self.count);
        let (folder, default) = match kind {
            "photo" => ("photos", "jpg"),
            "voice" => ("voice", "oga"),
            "video" | "video_note" => ("videos", "mp4"),
            "animation" => ("animations", "mp4"),
            "audio" => ("music", "mp3"),
            "sticker" => ("stickers", "webp"),
            _ => ("documents", "bin"),
        };
        let named = name.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
        let extension = named.filter(|e| !e.is_empty() && e.bytes().all(|b| b.is_ascii_alphanumeric()));
        let path = format!("{folder}/file_{}.{}", self.count, extension.unwrap_or(default));
        self.by_path.insert(path.clone(), id.clone());
        self.by_id.insert(id.clone(), Stored { kind: kind.to_owned(), name, mime, bytes, path });
        id
    }

    /// The content of the message's field `kind`, as the Bot API shows a file.
    pub(super) fn field(&self, id: &str, kind: &str) -> Option<Value> {
        let file = self.by_id.get(id)?;
        let mut json = json!({"file_id": id, "file_unique_id": unique(id), "file_size": file.bytes.len()});
        match kind {
            "photo" => {
                let mut thumb = json.clone();
                (json["width"], json["height"]) = (1280.into(), 960.into());
                (thumb["width"], thumb["height"], thumb["file_size"]) = (90.into(), 67.into(), 1200.into());
                return Some(json!([thumb, json]));
            }
            "voice" | "audio" => json["duration"] = 3.into(),
            "video" | "animation" => {
                (json["width"], json["height"], json["duration"]) = (640.into(), 480.into(), 3.into());
            }
            "video_note" => (json["length"], json["duration"]) = (240.into(), 3.into()),
            "sticker" => {
                (json["width"], json["height"], json["type"]) = (512.into(), 512.into(), "regular".into());
                (json["is_animated"], json["is_video"], json["emoji"]) = (false.into(), false.into(), "🙂".into());
            }
            _ => {}
        }
        // A photo, voice or round video loses its name on the way; the others keep it.
        let keeps_name = matches!(kind, "document" | "audio" | "video" | "animation");
        if let Some(name) = file.name.as_ref().filter(|_| keeps_name) {
            json["file_name"] = name.clone().into();
        }
        if let Some(mime) = file.mime.as_ref().filter(|_| keeps_name || kind == "voice") {
            json["mime_type"] = mime.clone().into();
        }
        Some(json)
    }

    pub(super) fn kind(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|file| file.kind.as_str())
    }

    pub(super) fn bytes_at(&self, path: &str) -> Option<Bytes> {
        Some(self.by_id.get(self.by_path.get(path)?)?.bytes.clone())
    }

    fn bytes(&self, id: &str) -> Option<&Bytes> {
        self.by_id.get(id).map(|file| &file.bytes)
    }

    pub(super) fn describe(&self, params: &Params) -> Result<Value, Failure> {
        let id = params.string("file_id").unwrap_or_default();
        let file = self.by_id.get(id.as_ref()).ok_or_else(|| Failure::bad("invalid file_id"))?;
        if file.bytes.len() > LARGEST_DOWNLOAD {
            return Err(Failure::bad("file is too big"));
        }
        let size = file.bytes.len();
        Ok(json!({"file_id": id, "file_unique_id": unique(&id), "file_size": size, "file_path": file.path}))
    }
}

fn unique(id: &str) -> String {
    id.chars().skip(15).take(8).collect::<String>() + "AQAD"
}

impl World {
    /// A person sends a file, which the bot can then fetch.
    pub fn send_file(&mut self, person: PersonId, file: SentFile, caption: &str) -> i64 {
        self.send_album_item(person, file, caption, None)
    }

    /// A person sends one file of an album: a message of its own, tied to the others by `album`.
    pub fn send_album_item(&mut self, person: PersonId, file: SentFile, caption: &str, album: Option<&str>) -> i64 {
        let SentFile { kind, name, mime, bytes } = file;
        let id = self.files.store(&kind, name, mime, bytes.into());
        let mut fields = Map::new();
        fields.extend(self.files.field(&id, &kind).map(|field| (kind, field)));
        fields.extend(album.map(|album| ("media_group_id".to_owned(), album.into())));
        if !caption.is_empty() {
            fields.insert("caption".into(), caption.into());
        }
        self.send_raw(person, fields.into())
    }

    /// The bytes of a file by the `file_id` that a message holds, such as one that the bot sent.
    #[must_use]
    pub fn file_bytes(&self, file_id: &str) -> Option<&[u8]> {
        self.files.bytes(file_id).map(AsRef::as_ref)
    }
}
