//! What an emptied chat shows: set where it differs, in every language, neutral, and with the emergency numbers.

use libtest_mimic::Trial;
use serde_json::Value;
use suaka::jobs::profile::introduce;
use suaka::sandbox::{Fault, FaultKind};
use suaka::telegram::api::{Api, Failed};

use crate::support::town::{TOKEN, Town};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("profile::the_bot_introduces_itself_in_every_language_once", introduced);
    trials.extend(on_both("profile::what_telegram_does_not_take_is_set_later", refused));
    trials
}

async fn asked(town: &Town, method: &str, language: &str) -> Value {
    let url = format!("{}/bot{TOKEN}/{method}", town.sandbox.url());
    let scope = serde_json::json!({"language_code": language, "scope": {"type": "all_private_chats"}});
    let answer: Value = reqwest::Client::new().post(url).json(&scope).send().await.unwrap().json().await.unwrap();
    answer["result"].clone()
}

fn set_calls(town: &Town) -> usize {
    town.sandbox.world().calls().iter().filter(|call| call.method.starts_with("setMy")).count()
}

async fn introduced(database: Database) {
    let town = Town::new(database).await;
    let api = Api::new(TOKEN, &town.sandbox.url()).unwrap();
    assert_eq!(introduce(&town.hotline, &api).await.unwrap(), None);
    let first = set_calls(&town);
    for (language, name, words) in [
        ("", "Info Layanan", "darurat: 110, 112"),
        ("id", "Info Layanan", "darurat: 110, 112"),
        ("en", "Service info", "Emergency: 110, 112"),
    ] {
        let known = asked(&town, "getMyName", language).await;
        assert!(known["name"].as_str().unwrap().starts_with(name), "{known}");
        let description = asked(&town, "getMyDescription", language).await["description"].as_str().unwrap().to_owned();
        assert!(description.contains(words), "{description}");
        let short = asked(&town, "getMyShortDescription", language).await["short_description"].as_str().unwrap().to_owned();
        let commands = asked(&town, "getMyCommands", language).await;
        assert_eq!(commands.as_array().unwrap().len(), 5, "{commands}");
        // Nothing there says what this is.
        let all = format!("{known} {description} {short} {commands}").to_lowercase();
        for telling in ["kekerasan", "violence", "perempuan", "women", "anak", "child", "pusat contoh", "lapor", "korban"] {
            assert!(!all.contains(telling), "{telling}: {all}");
        }
    }
    // It is there already, also after a restart: nothing is set again.
    assert_eq!(introduce(&town.hotline, &api).await.unwrap(), None);
    assert_eq!(set_calls(&town), first);
}

async fn refused(database: Database) {
    let town = Town::new(database).await;
    let api = Api::new(TOKEN, &town.sandbox.url()).unwrap();
    let wait = FaultKind::Status { code: 429, description: "Too Many Requests: retry after 7".to_owned(), retry_after: Some(7) };
    town.sandbox.world().fault(Fault::next("setMyDescription", wait));
    assert!(matches!(introduce(&town.hotline, &api).await.unwrap(), Some(Failed::Wait(wait)) if wait.as_secs() == 7));
    assert_eq!(introduce(&town.hotline, &api).await.unwrap(), None);
    assert!(asked(&town, "getMyDescription", "en").await["description"].as_str().unwrap().contains("Emergency"));
}
