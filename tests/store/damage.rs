//! One chat whose row is damaged holds up nobody else; and what time brings about heeds what happened meanwhile.

use chrono::{DateTime, Duration, Utc};
use libtest_mimic::Trial;
use suaka::dialogue::facts::{Board, Evidence, Queue};
use suaka::dialogue::{Effect, Event, Facts, Reporter, State, step};
use suaka::domain::case::{Case, Lane, Preference, Stage, Triage};
use suaka::domain::hours::Opening;
use suaka::domain::ids::{CaseId, ChatId};
use suaka::domain::language::Language;
use suaka::domain::limit::Room;
use suaka::domain::people::Role;
use suaka::store::case;

use super::seed::Seed;
use crate::support::dump::{number, sql};
use crate::support::town::catalogue;
use crate::support::{Database, Town, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = [
        on_both("a_damaged_chat_holds_up_no_quiet_draft_of_another", timers),
        on_both("a_damaged_desk_keeps_nobody_from_sending_or_withdrawing", desk),
        on_both("a_draft_that_somebody_added_to_meanwhile_does_not_expire", expiry),
    ]
    .into_iter()
    .flatten()
    .collect();
    trials.push(trial("quiet_minutes_that_were_moved_or_stopped_meanwhile_send_nothing", async || quiet()));
    trials
}

/// The key of the newest chat does not open any more.
async fn damage(town: &Town) {
    let newest =
        "update keys set wrapped = (select pseudonym from chats limit 1) where id = (select key_id from chats order by id desc limit 1)";
    sql(&town.database.url, newest).await;
}

async fn timers(database: Database) {
    let mut town = Town::new(database).await;
    let broken = town.person("id");
    town.says(broken, "satu").await;
    damage(&town).await;
    let (quiet, stays) = (town.person("id"), town.person("id"));
    town.says(quiet, "dua").await;
    town.says(stays, "tiga").await;
    town.taps(stays, "Jangan dulu").await;
    town.passes(Duration::minutes(11)).await;
    assert!(town.screen(quiet).contains("Sudah terkirim"), "{}", town.transcript(quiet));
    town.passes(Duration::hours(49)).await;
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'draft'").await, 1, "the broken one's");
}

async fn desk(database: Database) {
    let mut town = Town::new(database).await;
    let (colleague, _) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    damage(&town).await;
    let reporter = town.person("id");
    town.says(reporter, "kenari").await;
    town.taps(reporter, "Kirim").await;
    assert!(town.transcript(reporter).contains("Sudah terkirim"), "{}", town.transcript(reporter));
    assert!(town.transcript(colleague).contains("Ada cerita baru"), "{}", town.transcript(colleague));
    // The damaged desk holds it, and its reporter wants it back.
    sql(&town.database.url, "update cases set stage = 'claimed', claimed_at = 1, claimed_by = (select max(id) from staff)").await;
    let case = CaseId(number(&town.database.url, "select id from cases").await);
    town.forges(reporter, &suaka::dialogue::Button::WithdrawSurely(case).encode()).await;
    assert!(town.screen(reporter).contains("Sudah ditarik"), "{}", town.transcript(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'withdrawn'").await, 1);
    town.passes(Duration::hours(48)).await;
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 0);
    assert_eq!(number(&town.database.url, "select count(*) from quarantine").await, 0);
}

async fn expiry(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (old, added, sent) =
        (seed.draft(&mut tx, 10, 20).await.0, seed.draft(&mut tx, 10, 20).await.0, seed.draft(&mut tx, 10, 20).await.0);
    case::reporter_says(&mut tx, added, 60, Some(20)).await.unwrap();
    assert!(case::submit(&mut tx, sent, 60).await.unwrap());
    assert!(case::expire(&mut tx, old, 50).await.unwrap());
    for kept in [added, sent, CaseId(1)] {
        assert!(!case::expire(&mut tx, kept, 50).await.unwrap());
    }
    assert_eq!(case::find(&mut tx, added).await.unwrap().unwrap().sends_at, Some(20));
}

fn quiet() {
    let (case, now) = (CaseId(7), DateTime::<Utc>::from_timestamp(1_800_000_000, 0).unwrap());
    for (sends_at, sent) in
        [(Some(now - Duration::seconds(1)), true), (Some(now), true), (Some(now + Duration::seconds(1)), false), (None, false)]
    {
        let known = Case {
            id: case,
            name: "Melati-100".to_owned(),
            reporter: ChatId(1),
            stage: Stage::Draft { sends_at },
            sent: None,
            agreed: None,
            moved: None,
            known: None,
            filing: suaka::domain::case::Filing::Filed,
            lane: Lane::Normal,
            triage: Triage::default(),
            answers: Default::default(),
            language: Language::Id,
            preference: Preference::Never,
            reader: suaka::domain::case::Reader::Anyone,
            excludes: false,
            hold: None,
            evidence: false,
            messages: 1,
            files: 0,
            unread: 0,
        };
        let facts = Facts {
            writes_to: None,
            now,
            language: Language::Id,
            opening: Opening::Never,
            fresh: CaseId(8),
            contacts: 0,
            routes: Default::default(),
            guide: catalogue().guide().clone(),
            lessons: catalogue().lessons().clone(),
            library: catalogue().library().clone(),
            services: catalogue().services().clone(),
            undeletable: 0,
            gap: None,
            staff: None,
            open_case: Some(case),
            case: Some(known),
            talk: vec![],
            code: None,
            attached: vec![],
            room: Room::For(1),
            danger: None,
            keeps: false,
            staff_voice: false,
            pin: None,
            alarms: false,
            on_duty: 0,
            queue: Queue::default(),
            mine: vec![],
            board: Board::default(),
            trust: suaka::dialogue::facts::Trust::default(),
            holds: vec![],
            evidence: Evidence::default(),
        };
        let (_, effects) = step(State::Reporter(Reporter::Telling { case }), &Event::Quiet(case), &facts);
        assert_eq!(effects == [Effect::Submit(case)], sent, "{sends_at:?}");
    }
}
