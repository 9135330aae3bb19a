//! A real browser, driven over plain HTTP as the W3C's standard says, with Debian's chromedriver and chromium.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// How an element is called in JSON (the W3C's standard, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long anything may take to be seen.
pub const DEADLINE: Duration = Duration::from_secs(30);

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";

/// Why browser tests cannot run here, if they cannot.
pub fn without_browser() -> Option<&'static str> {
    let both = program(&["chromedriver"]).is_some() && program(&["chromium", "google-chrome"]).is_some();
    (!both).then_some("no chromium with chromedriver is installed (Debian: apt install chromium chromium-driver)")
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = names.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    found.into_iter().find(|file| file.is_file())
}

/// What the page is looked at through.
#[derive(Debug, Clone, Copy)]
pub enum Screen {
    Desk {
        width: u32,
        height: u32,
    },
    /// A phone that is touched.
    Phone {
        width: u32,
        height: u32,
    },
}

/// One window of one browser, gone when it is dropped.
pub struct Browser {
    client: reqwest::Client,
    driver: Child,
    port: u16,
    session: String,
    /// The profile: nothing of it outlives the window.
    _profile: tempfile::TempDir,
}

impl Browser {
    pub async fn open(screen: Screen) -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        let mut driver = Command::new(program(&["chromedriver"]).expect("chromedriver"))
            .arg("--port=0")
            // The page tells the time of its reader's zone: here that of the centre, as where it is used.
            .env("TZ", "Asia/Jakarta")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let port = printed(&mut driver, |line| line.strip_suffix('.')?.rsplit_once("started successfully on port ")?.1.parse().ok());
        let client = reqwest::Client::builder().timeout(DEADLINE * 2).build().expect("a client");
        let capabilities = capabilities(profile.path(), screen);
        let mut browser = Self { client, driver, port, session: String::new(), _profile: profile };
        let answer = browser.call("/session", Some(capabilities)).await.expect("a session");
        browser.session = format!("/session/{}", answer["sessionId"].as_str().expect("an id"));
        browser
    }

    async fn call(&self, path: &str, body: Option<Value>) -> Result<Value, String> {
        let url = format!("http://127.0.0.1:{}{path}", self.port);
        let request = body.map_or_else(|| self.client.get(&url), |body| self.client.post(&url).json(&body));
        let answer = request.send().await.map_err(|error| error.to_string())?;
        let mut answer: Value = answer.json().await.map_err(|error| error.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
            None => Ok(answer["value"].take()),
        }
    }

    async fn post(&self, command: &str, body: Value) -> Result<Value, String> {
        self.call(&format!("{}/{command}", self.session), Some(body)).await
    }

    pub async fn go(&self, url: &str) {
        self.post("url", json!({"url": url})).await.expect("the page");
    }

    /// The value of an expression, with the arguments as `a[0]`, `a[1]` and so on.
    pub async fn value(&self, expression: &str, arguments: &[&str]) -> Value {
        let script = format!("const a = arguments; return ({expression});");
        self.post("execute/sync", json!({"script": script, "args": arguments})).await.expect("a script")
    }

    /// The value of an expression as soon as there is one that is true; it is looked at again in the page, until the deadline.
    pub async fn until(&self, expression: &str, arguments: &[&str]) -> Value {
        let script = format!(
            "const a = arguments, done = a[a.length - 1], end = performance.now() + {};
            (function look() {{
              const found = ({expression});
              if (found) done({{ found }});
              else if (performance.now() < end) setTimeout(look, 20);
              else done({{ page: document.body.innerText }});
            }})();",
            DEADLINE.as_millis()
        );
        let mut answer = self.post("execute/async", json!({"script": script, "args": arguments})).await.expect("a script");
        assert!(
            answer["page"].is_null(),
            "never true: {expression} with {arguments:?}. The page shows:\n{}",
            answer["page"].as_str().unwrap_or_default()
        );
        answer["found"].take()
    }

    /// Clicks what the expression finds, as a person does: where it can be seen, and nothing lies over it.
    pub async fn click(&self, expression: &str, arguments: &[&str]) {
        loop {
            let element = self.until(expression, arguments).await;
            let id = element[ELEMENT].as_str().unwrap_or_else(|| panic!("no element: {expression} with {arguments:?}"));
            match self.post(&format!("element/{id}/click"), json!({})).await {
                Ok(_) => return,
                // It was drawn anew between the look and the click, which did not take place.
                Err(error) if error.starts_with("stale element reference") => {}
                Err(error) => panic!("{arguments:?}: {error}"),
            }
        }
    }

    /// Keys, pressed one after the other wherever the keyboard is.
    pub async fn keys(&self, keys: &str) {
        let ups_and_downs = keys.chars().flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key.to_string()})));
        let actions: Vec<Value> = ups_and_downs.collect();
        self.post("actions", json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})).await.expect("keys");
    }

    pub async fn screenshot(&self, file: &Path) {
        let picture = self.call(&format!("{}/screenshot", self.session), None).await.expect("a picture");
        let bytes = BASE64_STANDARD.decode(picture.as_str().expect("base64")).expect("base64");
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver closes its browser when it is asked to, and not when it is killed.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let request = format!("DELETE {} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", self.session);
            let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
            // The answer begins when the browser has gone; its connection stays open.
            let _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read_exact(&mut [0]));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn capabilities(profile: &Path, screen: Screen) -> Value {
    let mut arguments: Vec<String> = [
        "--headless=new",
        // Root has no sandbox of Chromium's; the only page is ours.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let mut options = json!({"binary": program(&["chromium", "google-chrome"])});
    match screen {
        Screen::Desk { width, height } => arguments.push(format!("--window-size={width},{height}")),
        Screen::Phone { width, height } => {
            options["mobileEmulation"] =
                json!({"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0, "touch": true, "mobile": true}});
        }
    }
    options["args"] = json!(arguments);
    let script = u64::try_from(DEADLINE.as_millis()).unwrap_or(u64::MAX) + 5_000;
    json!({"capabilities": {"alwaysMatch": {"browserName": "chrome", "timeouts": {"script": script}, "goog:chromeOptions": options}}})
}

/// What a program prints of itself when it is ready. The rest of its output is read and left.
pub fn printed<T>(child: &mut Child, read: impl Fn(&str) -> Option<T>) -> T {
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut said = String::new();
    let found = lines.by_ref().map_while(Result::ok).find_map(|line| {
        said.push_str(&line);
        said.push('\n');
        read(&line)
    });
    std::thread::spawn(move || lines.for_each(drop));
    found.unwrap_or_else(|| panic!("it ended before it was ready: {:?}\n{said}", child.try_wait()))
}
