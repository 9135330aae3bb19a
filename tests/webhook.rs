//! Updates that Telegram brings: nobody else gets in, nothing is answered 200 before it is saved, and what comes again is
//! recognised.

use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::json;
use suaka::domain::people::Role;
use suaka::sandbox::{Options, PersonId, Sandbox, World};
use suaka::store::{Opened, Reading, Store};
use suaka::telegram::receive::Polled;

use crate::support::program::{Running, Site, secret};
use crate::support::proxy::Proxy;
use crate::support::town::{TOKEN, free_port};
use crate::support::{Database, Town, dump, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("webhook::nobody_else_gets_in", nobody_else),
        trial("webhook::a_foreign_webhook_or_a_removed_one_is_an_alarm", tripwire),
        trial("webhook::it_is_set_moved_and_removed_and_what_waits_is_kept", moved),
        trial("webhook::a_second_process_answers_that_it_stands_by", stands_by),
    ];
    trials.extend(on_both("webhook::what_comes_together_is_saved_together", together));
    trials.extend(on_both("webhook::what_cannot_be_saved_is_told_and_comes_again", not_saved));
    trials.extend(on_both("webhook::killed_between_the_commit_and_its_200", killed));
    trials
}

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const PATIENCE: Duration = Duration::from_secs(20);

async fn sandbox() -> Sandbox {
    let (token, bot_username) = (TOKEN.to_owned(), "suaka_test_bot".to_owned());
    Sandbox::start(Options { port: 0, token, bot_username, start: None, brief: json!(null) }).await.expect("a sandbox")
}

/// A hotline whose webhook goes to `public` and is heard at `listen`.
fn site(database: Database, sandbox: &Sandbox, public: u16, listen: u16) -> Site {
    let site = Site::new(database, &sandbox.url(), TOKEN);
    secret(&site.file("webhook.secret"), SECRET, 0o600);
    site.change("[database]", &format!("{}[database]", table(public, listen)));
    site
}

fn table(public: u16, listen: u16) -> String {
    format!(
        "[telegram.webhook]\nurl = \"http://127.0.0.1:{public}/telegram\"\nlisten = \"127.0.0.1:{listen}\"\nsecret_file = \"webhook.secret\"\n"
    )
}

async fn shows(sandbox: &Sandbox, running: &Running, person: PersonId, text: &str) {
    let shown = sandbox.wait_until(PATIENCE, |world| world.transcript(person).contains(text)).await;
    assert!(shown, "{text} never stands in\n{}\n{}", sandbox.world().transcript(person), running.log());
}

/// Telegram is told where to bring updates, and the door is open.
async fn is_set(sandbox: &Sandbox, running: &Running, url: &str) {
    let set = sandbox.wait_until(PATIENCE, |world| world.webhook_url() == Some(url)).await;
    assert!(set, "the webhook is {:?}\n{}", sandbox.world().webhook_url(), running.log());
}

async fn nobody_else() {
    let (sandbox, port) = (sandbox().await, free_port());
    let site = site(Database::sqlite(), &sandbox, port, port);
    assert!(site.suaka(&["check"]).good().contains("note  webhook     none is set yet; `suaka run` sets it"));
    let running = site.run();
    let url = format!("http://127.0.0.1:{port}/telegram");
    is_set(&sandbox, &running, &url).await;
    assert_eq!(sandbox.world().webhook_secret(), Some(SECRET));
    assert!(site.suaka(&["check"]).good().contains("ok    webhook     set as configured; updates that wait at Telegram: 0"));

    // A line of its own for each: the one before may have been ended in the middle of a body.
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
    let update = json!({"update_id": 7, "message": {"message_id": 5, "date": 1, "chat": {"id": 77, "type": "private"}, "text": "kenari"}});
    let post = async |secret: Option<&str>, body: String| {
        let request = client.post(&url).body(body);
        let request = if let Some(secret) = secret { request.header("X-Telegram-Bot-Api-Secret-Token", secret) } else { request };
        request.send().await.map(|answer| answer.status().as_u16())
    };
    let huge = "x".repeat(1024 * 1024 + 1);
    let forged = [None, Some(""), Some("0123456789abcdef0123456789abcdeF"), Some("0123456789abcdef0123456789abcde"), Some("0")];
    for secret in forged {
        assert_eq!(post(secret, update.to_string()).await.unwrap(), 401, "{secret:?}");
        // Its body is not even read: the line may end before it is sent.
        assert!(post(secret, huge.clone()).await.map_or(true, |status| status == 401));
    }
    assert!(post(Some(SECRET), huge).await.map_or(true, |status| status == 413));
    for garbage in ["", "kenari", "[]", "7", "{}", "{\"update_id\":", "{\"update_id\": \"kenari\"}", "\u{0}\u{1}"] {
        assert_eq!(post(Some(SECRET), garbage.to_owned()).await.unwrap(), 400, "{garbage:?}");
    }
    let get = |path: &str| client.get(format!("http://127.0.0.1:{port}{path}")).send();
    assert_eq!((get("/telegram").await.unwrap().status().as_u16(), get("/").await.unwrap().status().as_u16()), (200, 404));
    assert_eq!(dump::number(&site.database.url, "select count(*) from handled").await, 0);
    assert_eq!(post(Some(SECRET), update.to_string()).await.unwrap(), 200);
    assert_eq!(post(Some(SECRET), update.to_string()).await.unwrap(), 200);
    // Of a form that nobody knows, and from Telegram all the same: kept.
    assert_eq!(post(Some(SECRET), json!({"update_id": 8, "message": 5}).to_string()).await.unwrap(), 200);
    for (sql, expected) in [("handled", 2), ("messages", 1), ("quarantine", 1)] {
        let sql = format!("select count(*) from {sql}");
        assert_eq!(dump::number(&site.database.url, &sql).await, expected, "{sql}");
    }
    let (_, code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("kenari") && !log.contains(SECRET) && !log.contains("ALARM"), "{log}");
    assert_eq!(sandbox.world().webhook_url(), Some(url.as_str()), "another process, or the next start, goes on with it");
}

async fn together(database: Database) {
    const PEOPLE: usize = 30;
    let mut town = Town::by_webhook(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let people: Vec<PersonId> = (0..PEOPLE).map(|_| town.person("id")).collect();
    for round in 0..2 {
        for person in &people {
            town.sandbox.world().send_text(*person, &format!("kenari {round}"));
        }
    }
    // All that people could post at once has come in while one transaction was under way.
    let mut most = 0;
    while town.sandbox.world().pending_updates() > 0 {
        if let Polled::Handled(some) = town.step().await {
            most = most.max(some);
        }
    }
    assert!(most >= PEOPLE / 3, "at most {most} in one transaction");
    town.settle().await;
    for person in people {
        assert!(town.screen(person).contains("Tersimpan, 2 pesan"), "{}", town.transcript(person));
    }
    assert_eq!(dump::number(&town.database.url, "select count(*) from messages").await, 2 * i64::try_from(PEOPLE).unwrap());
    assert!(town.screen(counsellor).contains("bertugas"));
}

async fn not_saved(database: Database) {
    let mut town = Town::by_webhook(database).await;
    let person = town.person("id");
    town.settle().await;
    let other = Store::open(&town.database.url, town.hotline.vault.check_value(), Opened::Migrate).await.unwrap();
    let mut writing = other.write().await.unwrap();
    if town.database.is_postgres {
        sqlx::query("lock table handled in access exclusive mode").execute(writing.read().await.unwrap()).await.unwrap();
    }
    town.sandbox.world().send_text(person, "kenari");
    for _ in 0..2 {
        while town.step().await != Polled::NotSaved {}
    }
    let told = |town: &Town| {
        let world = town.sandbox.world();
        world.screen_history(person).iter().filter(|shown| shown.text.contains("belum tersimpan")).count()
    };
    assert_eq!((told(&town), town.sandbox.world().pending_updates()), (1, 1), "confirmed, and not saved");
    drop(writing);
    town.settle().await;
    assert!(
        town.screen(person).contains("Gangguannya selesai") && town.screen(person).contains("Tersimpan"),
        "{}",
        town.transcript(person)
    );
    assert!(!town.transcript(person).contains("belum tersimpan"), "{}", town.transcript(person));
    assert_eq!(dump::number(&town.database.url, "select count(*) from messages").await, 1);
}

async fn tripwire() {
    let (sandbox, port) = (sandbox().await, free_port());
    let site = site(Database::sqlite(), &sandbox, port, port);
    let call = async |method: &str, params: serde_json::Value| {
        let url = format!("{}/bot{TOKEN}/{method}", sandbox.url());
        assert!(reqwest::Client::new().post(url).json(&params).send().await.unwrap().status().is_success());
    };
    let foreign = "https://example.org/x";
    call("setWebhook", json!({"url": foreign})).await;
    // One that is there before us is left as it is, and told of.
    let running = site.run();
    running.hears("ALARM: a webhook is set that is not ours");
    assert_eq!(sandbox.world().webhook_url(), Some(foreign));
    call("deleteWebhook", json!({})).await;
    let ours = format!("http://127.0.0.1:{port}/telegram");
    is_set(&sandbox, &running, &ours).await;
    running.hears("the alarm is over");
    let person = sandbox.world().add_person("Contoh", "id", None);
    sandbox.world().send_text(person, "kenari");
    shows(&sandbox, &running, person, "Tersimpan").await;
    // Whoever has the token removes it, to poll.
    call("deleteWebhook", json!({})).await;
    running.hears("ALARM: the webhook was removed by somebody else");
    is_set(&sandbox, &running, &ours).await;
    // Nobody writes to them first: they hear of it when they are back.
    let told = |world: &World| world.transcript(person).contains("layanan ini terganggu");
    for _ in 0..20 {
        sandbox.world().send_text(person, "/start");
        if sandbox.wait_until(Duration::from_secs(1), told).await {
            break;
        }
    }
    shows(&sandbox, &running, person, "layanan ini terganggu").await;
    call("setWebhook", json!({"url": foreign})).await;
    let heard = sandbox.wait_until(PATIENCE, |_| running.log().matches("ALARM: a webhook is set").count() == 2).await;
    assert!(heard, "{}", running.log());
    assert_eq!(sandbox.world().webhook_url(), Some(foreign));
}

async fn moved() {
    let (sandbox, ports) = (sandbox().await, [free_port(), free_port()]);
    let site = site(Database::sqlite(), &sandbox, ports[0], ports[0]);
    let person = sandbox.world().add_person("Contoh", "id", None);
    let says = |text: &str| sandbox.world().send_text(person, text);
    let ends = |running: Running| {
        let (_, code, log) = running.end();
        assert!(code == Some(0) && !log.contains("ALARM"), "{log}");
    };
    let address = |port: u16| format!("http://127.0.0.1:{port}/telegram");
    let running = site.run();
    says("satu");
    shows(&sandbox, &running, person, "Tersimpan. Terima kasih").await;
    ends(running);
    says("dua");
    site.change(&table(ports[0], ports[0]), &table(ports[1], ports[1]));
    assert!(site.suaka(&["check"]).good().contains("note  webhook     one of ours is set from before"));
    let running = site.run();
    is_set(&sandbox, &running, &address(ports[1])).await;
    shows(&sandbox, &running, person, "Tersimpan, 2 pesan").await;
    ends(running);
    says("tiga");
    site.change(&table(ports[1], ports[1]), "");
    let running = site.run();
    shows(&sandbox, &running, person, "Tersimpan, 3 pesan").await;
    assert_eq!(sandbox.world().webhook_url(), None);
    ends(running);
    assert!(site.suaka(&["check"]).good().contains("ok    webhook     none is set"));
}

async fn stands_by() {
    let (sandbox, ports) = (sandbox().await, [free_port(), free_port()]);
    let site = site(Database::sqlite(), &sandbox, ports[0], ports[0]);
    let active = site.run();
    is_set(&sandbox, &active, &format!("http://127.0.0.1:{}/telegram", ports[0])).await;
    site.change(&format!("listen = \"127.0.0.1:{}\"", ports[0]), &format!("listen = \"127.0.0.1:{}\"", ports[1]));
    let second = site.run_until("standing by");
    assert!(site.suaka(&["check"]).good().contains("note  serving     a process on this machine; another `suaka run` would stand by"));
    let client = reqwest::Client::new();
    let url = format!("http://127.0.0.1:{}/telegram", ports[1]);
    let posted = client.post(&url).header("X-Telegram-Bot-Api-Secret-Token", SECRET).body(json!({"update_id": 1}).to_string());
    assert_eq!(posted.send().await.unwrap().status().as_u16(), 503);
    assert_eq!(client.get(&url).send().await.unwrap().status().as_u16(), 503);
    let (_, code, log) = active.end();
    assert_eq!(code, Some(0), "{log}");
    second.hears("serving");
    while client.get(&url).send().await.unwrap().status().as_u16() != 200 {
        tokio::task::yield_now().await;
    }
}

/// The answer is held on its way; the process dies; Telegram brings the same again.
async fn killed(database: Database) {
    let (sandbox, port) = (sandbox().await, free_port());
    let proxy = Proxy::to(format!("127.0.0.1:{port}")).await;
    let site = site(database, &sandbox, proxy.address.port(), port);
    let running = site.run();
    let person = sandbox.world().add_person("Contoh", "id", None);
    sandbox.world().send_text(person, "kenari");
    shows(&sandbox, &running, person, "Tersimpan. Terima kasih").await;
    assert!(sandbox.wait_until(PATIENCE, |world| world.pending_updates() == 0).await);
    proxy.mute();
    sandbox.world().send_text(person, "merpati");
    shows(&sandbox, &running, person, "Tersimpan, 2 pesan").await;
    assert_eq!(sandbox.world().pending_updates(), 1, "answered already");
    drop(running);
    let running = site.run();
    proxy.cut();
    tokio::time::sleep(Duration::from_millis(50)).await;
    proxy.open();
    assert!(sandbox.wait_until(PATIENCE, |world| world.pending_updates() == 0).await, "{}", running.log());
    sandbox.world().send_text(person, "gelatik");
    shows(&sandbox, &running, person, "Tersimpan, 3 pesan").await;
    let (_, code, log) = running.end();
    assert!(code == Some(0) && !log.contains("ALARM"), "{log}");
    assert_eq!(dump::number(&site.database.url, "select count(*) from messages").await, 3);
}
