//! What the bot says about itself: read, and set where it is otherwise. Telegram allows few changes of a name a day.

use serde::{Deserialize, Serialize};
use serde_json::json;
use teloxide::payloads::{
    GetMyCommands, GetMyCommandsSetters, GetMyDescription, GetMyDescriptionSetters, GetMyName, GetMyNameSetters, GetMyShortDescription,
    GetMyShortDescriptionSetters, SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyName,
    SetMyNameSetters, SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::requests::Payload;
use teloxide::types::{BotCommand, BotCommandScope};

use super::api::{Api, Failed};

/// What is to be set in one language; the empty tag is for everybody whose language has nothing of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub tag: &'static str,
    pub name: String,
    pub description: String,
    pub short: String,
    /// Command and what it does.
    pub commands: Vec<(&'static str, String)>,
}

/// The longest (Bot API), in characters: setMyName, setMyDescription, setMyShortDescription.
pub const NAME: usize = 64;
pub const DESCRIPTION: usize = 512;
pub const SHORT: usize = 120;

/// A text as Telegram has it now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Known {
    name: String,
    description: String,
    short_description: String,
}

impl Api {
    /// Sets what differs. How many calls that took.
    ///
    /// # Errors
    /// A [`Failed`]; what was set before it stays set.
    pub async fn introduce(&self, profile: &Profile) -> Result<usize, Failed> {
        let tag = profile.tag;
        let mut set = 0;
        if self.known(&GetMyName::new().language_code(tag)).await?.name != profile.name {
            self.call(&SetMyName::new().language_code(tag).name(&profile.name)).await?;
            set += 1;
        }
        if self.known(&GetMyDescription::new().language_code(tag)).await?.description != profile.description {
            self.call(&SetMyDescription::new().language_code(tag).description(&profile.description)).await?;
            set += 1;
        }
        if self.known(&GetMyShortDescription::new().language_code(tag)).await?.short_description != profile.short {
            self.call(&SetMyShortDescription::new().language_code(tag).short_description(&profile.short)).await?;
            set += 1;
        }
        let commands: Vec<BotCommand> = profile.commands.iter().map(|(name, what)| BotCommand::new(*name, what.as_str())).collect();
        let known = self.call(&GetMyCommands::new().scope(BotCommandScope::AllPrivateChats).language_code(tag)).await?;
        let known: Vec<BotCommand> = known.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
        if known != commands {
            self.call(&SetMyCommands::new(commands).scope(BotCommandScope::AllPrivateChats).language_code(tag)).await?;
            set += 1;
        }
        Ok(set)
    }

    /// The picture beside the bot's name; a JPEG (Bot API, setMyProfilePhoto).
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn set_picture(&self, jpeg: &[u8]) -> Result<(), Failed> {
        let photo = json!({"type": "static", "photo": "attach://file"});
        self.upload("setMyProfilePhoto", &[("photo", photo.to_string())], "picture.jpg".to_owned(), jpeg.to_vec()).await.map(drop)
    }

    async fn known<P: Payload + Serialize + Sync>(&self, payload: &P) -> Result<Known, Failed> {
        let result = self.call(payload).await?;
        Ok(result.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default())
    }
}
