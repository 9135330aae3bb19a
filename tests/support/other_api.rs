//! Another local server of the Bot API, which shares no line with our sandbox: bare TCP, HTTP read by hand, answers as
//! Telegram's documentation shows them. A second opinion on what we say to Telegram.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

#[derive(Default)]
struct Telegram {
    /// What the bot says about itself.
    profile: BTreeMap<String, Value>,
    updates: Vec<Value>,
    next_update: i64,
    next_message: i64,
    /// By chat and number, what stands there.
    messages: BTreeMap<(i64, i64), Value>,
    /// Methods, in the order in which they were called.
    calls: Vec<String>,
    answered: Vec<String>,
}

#[derive(Clone)]
pub struct OtherApi {
    telegram: Arc<Mutex<Telegram>>,
    changed: Arc<watch::Sender<()>>,
    pub address: SocketAddr,
    token: String,
}

impl OtherApi {
    pub async fn start(token: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let telegram = Telegram { next_update: 500, next_message: 10, ..Telegram::default() };
        let api = Self {
            telegram: Arc::new(Mutex::new(telegram)),
            changed: Arc::new(watch::channel(()).0),
            address: listener.local_addr().expect("an address"),
            token: token.to_owned(),
        };
        let serving = api.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().connection(stream));
            }
        });
        api
    }

    /// A person writes.
    pub fn says(&self, person: i64, text: &str) {
        let mut telegram = self.telegram.lock().unwrap();
        telegram.next_message += 1;
        let message = json!({"message_id": telegram.next_message, "from": user(person), "chat": chat(person), "date": now(), "text": text});
        let key = (person, telegram.next_message);
        telegram.messages.insert(key, message.clone());
        telegram.update("message", &message);
        self.changed.send_replace(());
    }

    /// A person taps the first button with this in its label, on the newest message that has one.
    pub fn taps(&self, person: i64, label: &str) {
        let mut telegram = self.telegram.lock().unwrap();
        let of_person = telegram.messages.range((person, 0)..=(person, i64::MAX)).rev();
        let buttons = of_person.flat_map(|(_, message)| {
            let rows = message["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
            rows.flat_map(|row| row.as_array().into_iter().flatten()).map(move |button| (message, button))
        });
        let found = buttons.into_iter().find(|(_, button)| button["text"].as_str().is_some_and(|text| text.contains(label)));
        let Some((message, button)) = found else { panic!("no {label} on\n{}", telegram.screen(person)) };
        let id = format!("{person}00{}", telegram.next_update);
        let query = json!({"id": id, "from": user(person), "message": message, "chat_instance": "1", "data": button["callback_data"]});
        telegram.update("callback_query", &query);
        self.changed.send_replace(());
    }

    /// Waits until this stands on a person's screen.
    pub async fn shows(&self, person: i64, text: &str) {
        let mut changed = self.changed.subscribe();
        let waited = tokio::time::timeout(Duration::from_secs(20), async {
            while !self.screen(person).contains(text) {
                changed.changed().await.expect("a server");
            }
        });
        assert!(waited.await.is_ok(), "{text} never stands on\n{}", self.screen(person));
    }

    /// All that stands in a chat, the oldest first.
    pub fn screen(&self, person: i64) -> String {
        self.telegram.lock().unwrap().screen(person)
    }

    pub fn calls(&self) -> Vec<String> {
        self.telegram.lock().unwrap().calls.clone()
    }

    /// The callback queries that were answered.
    pub fn answered(&self) -> usize {
        self.telegram.lock().unwrap().answered.len()
    }

    async fn connection(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        while let Some((path, body)) = request(&mut stream).await {
            let (status, answer) = self.answer(&path, &body).await;
            let answer = answer.to_string();
            let head = format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", answer.len());
            if stream.write_all((head + &answer).as_bytes()).await.is_err() {
                return;
            }
        }
    }

    async fn answer(&self, path: &str, body: &[u8]) -> (u16, Value) {
        let Some(method) = path.strip_prefix(&format!("/bot{}/", self.token)) else { return refuse(401, "Unauthorized") };
        let parameters: Value = if body.is_empty() { json!({}) } else { serde_json::from_slice(body).unwrap_or_default() };
        let method = method.to_lowercase();
        if method == "getupdates" {
            return self.poll(&parameters).await;
        }
        let answer = self.telegram.lock().unwrap().call(&method, &parameters);
        self.changed.send_replace(());
        answer
    }

    async fn poll(&self, parameters: &Value) -> (u16, Value) {
        let mut changed = self.changed.subscribe();
        let most = Duration::from_secs(parameters["timeout"].as_u64().unwrap_or(0));
        let come = tokio::time::timeout(most, async {
            loop {
                let updates = self.telegram.lock().unwrap().poll(parameters["offset"].as_i64());
                if !updates.is_empty() {
                    return updates;
                }
                changed.changed().await.expect("a server");
            }
        });
        done(come.await.unwrap_or_default())
    }
}

impl Telegram {
    fn update(&mut self, kind: &str, content: &Value) {
        self.next_update += 1;
        self.updates.push(json!({"update_id": self.next_update, kind: content}));
    }

    fn poll(&mut self, offset: Option<i64>) -> Vec<Value> {
        self.updates.retain(|update| update["update_id"].as_i64() >= offset);
        self.updates.clone()
    }

    fn screen(&self, person: i64) -> String {
        let texts = self.messages.range((person, 0)..=(person, i64::MAX)).map(|(_, message)| message["text"].as_str().unwrap_or("?"));
        texts.collect::<Vec<_>>().join("\n---\n")
    }

    fn call(&mut self, method: &str, given: &Value) -> (u16, Value) {
        self.calls.push(method.to_owned());
        let (chat_id, number) = (given["chat_id"].as_i64().unwrap_or(0), given["message_id"].as_i64().unwrap_or(0));
        match method {
            "getme" => done(
                json!({"id": 1, "is_bot": true, "first_name": "Suaka", "username": "suaka_other_bot", "can_join_groups": true, "can_read_all_group_messages": false, "supports_inline_queries": false}),
            ),
            "getwebhookinfo" => done(json!({"url": "", "has_custom_certificate": false, "pending_update_count": self.updates.len()})),
            "sendmessage" => {
                self.next_message += 1;
                let number = self.next_message;
                let mut message = json!({"message_id": number, "from": {"id": 1, "is_bot": true, "first_name": "Suaka"}, "chat": chat(chat_id), "date": now(), "text": given["text"]});
                if !given["reply_markup"].is_null() {
                    message["reply_markup"] = given["reply_markup"].clone();
                }
                self.messages.insert((chat_id, number), message.clone());
                done(message)
            }
            "editmessagetext" => match self.messages.get_mut(&(chat_id, number)) {
                None => refuse(400, "Bad Request: message to edit not found"),
                Some(message) if message["text"] == given["text"] && message["reply_markup"] == given["reply_markup"] => refuse(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
                ),
                Some(message) => {
                    message["text"] = given["text"].clone();
                    message["reply_markup"] = given["reply_markup"].clone();
                    message["edit_date"] = json!(now());
                    done(message.clone())
                }
            },
            "deletemessage" => match self.messages.remove(&(chat_id, number)) {
                Some(_) => done(true),
                None => refuse(400, "Bad Request: message to delete not found"),
            },
            "deletemessages" => {
                for number in given["message_ids"].as_array().into_iter().flatten().filter_map(Value::as_i64) {
                    self.messages.remove(&(chat_id, number));
                }
                done(true)
            }
            "answercallbackquery" => {
                self.answered.push(given["callback_query_id"].as_str().unwrap_or_default().to_owned());
                done(true)
            }
            // A picture comes as a form.
            "setmyprofilephoto" => done(true),
            _ => match method.strip_prefix("getmy").or_else(|| method.strip_prefix("setmy")) {
                Some(what) => {
                    let known = self.profile.entry(format!("{what} {}", given["language_code"])).or_insert_with(|| json!({"commands": []}));
                    if method.starts_with("setmy") {
                        *known = given.clone();
                        done(true)
                    } else {
                        done(if what == "commands" { known["commands"].clone() } else { known.clone() })
                    }
                }
                None => refuse(404, "Not Found"),
            },
        }
    }
}

fn done(result: impl Into<Value>) -> (u16, Value) {
    (200, json!({"ok": true, "result": result.into()}))
}

fn refuse(code: u16, description: &str) -> (u16, Value) {
    (code, json!({"ok": false, "error_code": code, "description": description}))
}

fn user(id: i64) -> Value {
    json!({"id": id, "is_bot": false, "first_name": "Seseorang", "language_code": "id"})
}

fn chat(id: i64) -> Value {
    json!({"id": id, "first_name": "Seseorang", "type": "private"})
}

fn now() -> i64 {
    i64::try_from(std::time::SystemTime::UNIX_EPOCH.elapsed().expect("a time").as_secs()).expect("a time")
}

/// One request: path and body; `None` at the end of the connection.
async fn request(stream: &mut BufReader<TcpStream>) -> Option<(String, Vec<u8>)> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        stream.read_line(&mut header).await.ok().filter(|read| *read > 0)?;
        if header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some((path, body))
}
