//! What the bot says about itself: its user, names, descriptions and commands.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::failure::Failure;
use super::params::Params;

/// A text in several languages; the empty language is the default.
type Texts = BTreeMap<String, String>;

#[derive(Debug)]
pub(super) struct Profile {
    user: Value,
    names: Texts,
    descriptions: Texts,
    short_descriptions: Texts,
    /// By scope and language.
    commands: BTreeMap<(String, String), Value>,
}

/// One of the texts that a bot can set.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    Name,
    Description,
    ShortDescription,
}

impl About {
    fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::ShortDescription => "short_description",
        }
    }

    /// Characters at most.
    fn longest(self) -> usize {
        match self {
            Self::Name => 64,
            Self::Description => 512,
            Self::ShortDescription => 120,
        }
    }
}

impl Profile {
    pub(super) fn new(token: &str, username: &str) -> Self {
        let id: i64 = token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(4_100_000_001);
        Self {
            user: json!({"id": id, "is_bot": true, "first_name": username, "username": username}),
            names: Texts::new(),
            descriptions: Texts::new(),
            short_descriptions: Texts::new(),
            commands: BTreeMap::new(),
        }
    }

    /// The bot as the sender of a message.
    pub(super) fn user(&self) -> &Value {
        &self.user
    }

    pub(super) fn username(&self) -> &str {
        self.user["username"].as_str().unwrap_or_default()
    }

    /// The answer to `getMe`.
    pub(super) fn me(&self) -> Value {
        let mut me = self.user.clone();
        for (field, value) in [
            ("can_join_groups", true),
            ("can_read_all_group_messages", false),
            ("supports_inline_queries", false),
            ("can_connect_to_business", false),
            ("has_main_web_app", false),
            ("has_topics_enabled", false),
        ] {
            me[field] = value.into();
        }
        me
    }

    fn texts(&mut self, what: About) -> &mut Texts {
        match what {
            About::Name => &mut self.names,
            About::Description => &mut self.descriptions,
            About::ShortDescription => &mut self.short_descriptions,
        }
    }

    pub(super) fn set(&mut self, what: About, params: &Params) -> Result<Value, Failure> {
        let text = params.string(what.field()).unwrap_or_default().into_owned();
        if text.chars().count() > what.longest() {
            return Err(Failure::bad(format_args!("{} is too long", what.field().replace('_', " "))));
        }
        let language = language(params);
        if matches!(what, About::Name) && language.is_empty() && !text.is_empty() {
            self.user["first_name"] = text.clone().into();
        }
        if text.is_empty() {
            self.texts(what).remove(&language);
        } else {
            self.texts(what).insert(language, text);
        }
        Ok(true.into())
    }

    /// A still picture must be a JPEG, and come with the call. No page shows it.
    pub(super) fn set_picture(params: &Params) -> Result<Value, Failure> {
        let photo = params.nested("photo").map(std::borrow::Cow::into_owned).unwrap_or_default();
        let attached = photo["photo"].as_str().and_then(|name| name.strip_prefix("attach://")).and_then(|name| params.files.get(name));
        match attached {
            Some(file) if photo["type"] == "static" && file.bytes.starts_with(&[0xff, 0xd8, 0xff]) => Ok(true.into()),
            Some(_) => Err(Failure::bad("PHOTO_INVALID")),
            None => Err(Failure::bad("there is no photo in the request")),
        }
    }

    pub(super) fn get(&self, what: About, language: &str) -> Value {
        json!({what.field(): self.text(what, language)})
    }

    /// In the person's language, or in the default one.
    pub(super) fn text(&self, what: About, language: &str) -> String {
        let texts = match what {
            About::Name => &self.names,
            About::Description => &self.descriptions,
            About::ShortDescription => &self.short_descriptions,
        };
        let unset = match what {
            About::Name => self.user["first_name"].as_str().unwrap_or_default(),
            About::Description | About::ShortDescription => "",
        };
        texts.get(language).or_else(|| texts.get("")).map_or(unset, String::as_str).to_owned()
    }

    pub(super) fn set_commands(&mut self, params: &Params) -> Result<Value, Failure> {
        let commands = params.nested("commands").map(std::borrow::Cow::into_owned);
        let commands = commands.filter(Value::is_array).ok_or_else(|| Failure::bad("can't parse commands"))?;
        for command in commands.as_array().into_iter().flatten() {
            let name = command["command"].as_str().unwrap_or_default().trim_start_matches('/');
            let is_valid = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
            if !(1..=32).contains(&name.len()) || !name.bytes().all(is_valid) {
                return Err(Failure::bad("BOT_COMMAND_INVALID"));
            }
            let length = command["description"].as_str().unwrap_or_default().chars().count();
            if !(1..=256).contains(&length) {
                return Err(Failure::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
            }
        }
        self.commands.insert((scope(params), language(params)), commands);
        Ok(true.into())
    }

    pub(super) fn commands(&self, params: &Params) -> Value {
        self.commands.get(&(scope(params), language(params))).cloned().unwrap_or_else(|| json!([]))
    }

    pub(super) fn delete_commands(&mut self, params: &Params) -> Value {
        self.commands.remove(&(scope(params), language(params)));
        true.into()
    }

    /// The commands that a person sees, by Telegram's order of scopes.
    pub(super) fn commands_for(&self, chat: i64, language: &str) -> Value {
        let scopes = [format!("chat {chat}"), "all_private_chats".into(), "default".into()];
        let mut seen = scopes.iter().flat_map(|scope| [language, ""].map(|language| (scope.clone(), language.to_owned())));
        seen.find_map(|key| self.commands.get(&key)).cloned().unwrap_or_else(|| json!([]))
    }
}

/// A scope as a key: its type, and the chat and user that it names.
fn scope(params: &Params) -> String {
    let Some(scope) = params.nested("scope") else { return "default".into() };
    let named = ["chat_id", "user_id"].iter().filter_map(|name| scope.get(name)).map(|id| format!(" {id}"));
    scope["type"].as_str().unwrap_or("default").chars().chain(named.collect::<String>().chars()).collect()
}

fn language(params: &Params) -> String {
    params.string("language_code").unwrap_or_default().into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{About, Params, Profile};

    #[test]
    fn texts_fall_back_to_the_default_language() {
        let mut profile = Profile::new("12:x", "SuakaBot");
        let mut set = |name: &str, language: &str| {
            profile.set(About::Name, &Params::from_json(json!({"name": name, "language_code": language}))).unwrap();
        };
        set("Suaka", "");
        set("Refuge", "en");
        assert_eq!(profile.text(About::Name, "en"), "Refuge");
        assert_eq!(profile.text(About::Name, "id"), "Suaka");
        assert_eq!((&profile.user()["id"], &profile.user()["first_name"]), (&json!(12), &json!("Suaka")));
    }

    #[test]
    fn commands_are_found_by_scope_then_language() {
        let mut profile = Profile::new("12:x", "SuakaBot");
        let command = |name: &str| json!([{"command": name, "description": "d"}]);
        profile.set_commands(&Params::from_json(json!({"commands": command("all")}))).unwrap();
        let desk = json!({"commands": command("desk"), "scope": {"type": "chat", "chat_id": 5}});
        profile.set_commands(&Params::from_json(desk)).unwrap();
        assert_eq!(profile.commands_for(5, "id")[0]["command"], "desk");
        assert_eq!(profile.commands_for(6, "id")[0]["command"], "all");
        let bad = Params::from_json(json!({"commands": command("Bad")}));
        assert_eq!(profile.set_commands(&bad).unwrap_err().description, "Bad Request: BOT_COMMAND_INVALID");
    }
}
