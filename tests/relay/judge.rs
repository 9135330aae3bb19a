//! Looks at everything that every phone ever showed, and at what was kept: nothing of one conversation in another, all of
//! it there, in its order, and nothing said twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use suaka::sandbox::{Call, Happening, Outcome, PersonId, World};

use super::talk::{PLACEHOLDER, SAID, Talks, named, token};
use crate::support::process::{number, words};
use crate::support::sample::picture;

/// How much was looked at.
#[derive(Debug, Default)]
pub struct Tally {
    pub talks: usize,
    pub shown: usize,
    pub files: usize,
    pub sends: usize,
    /// Messages that came once more: because the reply was lost, because the process was killed.
    pub again_after_loss: usize,
    pub again_after_kill: usize,
    pub losses: usize,
    pub kills: usize,
}

impl Tally {
    pub async fn add(&mut self, talks: &Talks<'_>) {
        let live = talks.crowd.live;
        let owner = owners(talks);
        {
            let world = live.sandbox.world();
            for person in talks.reporters.iter().chain(&talks.counsellors) {
                self.phone(&world, *person, &owner);
            }
        }
        let (again, losses, sends) = again(talks);
        for one in &again {
            match one {
                Again::Lost => self.again_after_loss += 1,
                Again::Killed => self.again_after_kill += 1,
            }
        }
        self.sends += sends;
        self.losses += losses;
        self.kills += live.kills();
        self.talks += talks.reporters.len();
        kept(talks).await;
    }

    /// Whatever that phone showed belongs to its person.
    fn phone(&mut self, world: &World, person: PersonId, owner: &BTreeMap<usize, BTreeSet<PersonId>>) {
        let theirs = |talk: usize| owner.get(&talk).is_some_and(|owners| owners.contains(&person));
        for shown in world.screen_history(person) {
            let mut of: BTreeSet<usize> = named(&shown.text).collect();
            if let Some(file) = shown.file.as_ref().filter(|_| shown.from_bot) {
                of.insert(talk_of(world.file_bytes(file).expect("its bytes")));
                self.files += usize::from(shown.what != Happening::Deleted);
            }
            assert!(of.len() <= 1 && of.iter().all(|talk| theirs(*talk)), "on the phone of {person}, of {of:?}: {shown:?}");
            let by_send = shown.from_bot && shown.what == Happening::Sent;
            assert!(!by_send || of.is_empty(), "content that came by anything but an edit: {shown:?}");
            self.shown += 1;
        }
        let told = world.notifications(person).iter().find(|shown| named(&shown.text).next().is_some());
        assert_eq!(told, None, "on the lock screen of {person}");
    }
}

/// Whose each conversation is: its reporter's and that of whoever claimed it.
fn owners(talks: &Talks<'_>) -> BTreeMap<usize, BTreeSet<PersonId>> {
    let holders = talks.holders.borrow();
    talks.reporters.iter().enumerate().map(|(talk, reporter)| (talk, BTreeSet::from([*reporter, holders[&talk]]))).collect()
}

/// The conversation of a picture, which must be whole.
fn talk_of(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let talk = named(&text).next().expect("a picture that somebody sent");
    assert!(SAID.iter().any(|part| bytes == picture(token(talk, *part).as_bytes())), "a picture that nobody sent: {text:?}");
    talk
}

/// What each case holds is one conversation, whole and in its order.
async fn kept(talks: &Talks<'_>) {
    let live = talks.crowd.live;
    let (store, vault) = (live.store().await, live.vault());
    let mut cases: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for words in words(&store, &vault).await {
        cases.entry(words.case).or_default().push(words.text);
    }
    assert_eq!(cases.len(), talks.reporters.len());
    for texts in cases.values() {
        let talk = named(&texts[0]).next().expect("a name");
        assert_eq!(*texts, SAID.map(|part| token(talk, part)));
    }
    let acts = i64::try_from(talks.crowd.acts.borrow().len()).unwrap();
    let all = i64::try_from(talks.reporters.len()).unwrap();
    for (sql, expected) in [
        ("select count(*) from cases where stage = 'closed'", all),
        ("select count(*) from attachments where stage = 'kept' and source is null", all * 4),
        ("select count(*) from audit where action = 'claimed'", all),
        ("select count(*) from outbox", 0),
        ("select count(*) from quarantine", 0),
        ("select count(*) from slow", 0),
        ("select count(*) from handled", acts),
    ] {
        assert_eq!(number(&store, sql).await, expected, "{sql}");
    }
    store.close().await;
}

enum Again {
    Lost,
    Killed,
}

/// Messages that say once more what was sent there last, with nothing done by anybody in that chat between; how many
/// replies were lost after they took effect; how much was sent or edited.
///
/// That there is something new is told to staff as often as there is, in the same words. Of what came twice where kills are
/// many and acts come together, it cannot be told which kill it came of: it is counted here, and judged by
/// `kill::killed_at_every_call`, where one act follows another.
fn again(talks: &Talks<'_>) -> (Vec<Again>, usize, usize) {
    let (live, acts) = (talks.crowd.live, talks.crowd.acts.borrow());
    let world = live.sandbox.world();
    let mut acts_of: HashMap<i64, Vec<u64>> = HashMap::new();
    acts.iter().for_each(|act| acts_of.entry(act.person.0).or_default().push(act.after));
    let lost = |call: &Call| matches!(call.outcome, Outcome::Fault { executed: true, .. });
    let is_calm = live.kills() == 0 && !world.calls().iter().any(|call| matches!(call.outcome, Outcome::Fault { .. }));
    let mut last = HashMap::new();
    let (mut again, mut losses, mut sends) = (vec![], 0, 0);
    let shows = ["sendMessage", "editMessageText", "editMessageMedia"];
    assert!(world.calls().first().is_some_and(|call| call.seq == 1), "all calls are still known");
    for call in world.calls().iter().filter(|call| shows.contains(&call.method)) {
        if !call.is_executed() {
            continue;
        }
        let text = call.params["text"].to_string();
        (sends, losses) = (sends + 1, losses + usize::from(lost(call)));
        // One placeholder after another, and the refusal of one try after another, are told from what came twice only where
        // nothing fails.
        let may_follow = call.params["text"] == PLACEHOLDER || text.contains("Belum dikirim");
        if (may_follow && !is_calm) || text.contains("Ada cerita baru") || text.contains("ada pesan baru") {
            continue;
        }
        let chat = call.params["chat_id"].as_i64().expect("a chat");
        let act = acts_of.get(&chat).map_or(0, |acts| acts.partition_point(|after| *after < call.seq));
        let said = (call.method, text, call.params["reply_markup"].to_string(), act);
        let before = last.insert(chat, (said.clone(), lost(call)));
        if let Some((_, was_lost)) = before.filter(|(before, _)| *before == said && call.method == "sendMessage") {
            assert!(was_lost || live.kills() > 0, "said twice, without a lost reply or a kill: {}", around(&world, call));
            again.push(if was_lost { Again::Lost } else { Again::Killed });
        }
    }
    (again, losses, sends)
}

/// What was called in that chat until then.
fn around(world: &World, call: &Call) -> String {
    let of_chat = |other: &&Call| other.seq <= call.seq && other.params["chat_id"] == call.params["chat_id"];
    let calls: Vec<String> = world
        .calls()
        .iter()
        .rev()
        .filter(of_chat)
        .take(12)
        .map(|call| format!("{} {} {:.300} {:?}", call.seq, call.method, call.params.to_string(), call.outcome))
        .collect();
    calls.join("\n")
}
