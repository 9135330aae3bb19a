//! What is confirmed or acknowledged is on the disk: a copy of it, made at that moment, is opened and looked into.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::cell::Cell;
use std::collections::HashSet;

use suaka::clock::Clock;
use suaka::domain::ids::AttachmentId;
use suaka::domain::language::Language;
use suaka::hotline::Hotline;
use suaka::sandbox::{Call, FaultKind};
use suaka::store::{Store, handled};

use super::call::{Held, Judge, Verdict, let_go};
use super::story::{cast, tell};
use crate::relay::judge::Tally;
use crate::relay::talk::{Talks, tokens};
use crate::support::Database;
use crate::support::dice::rounds;
use crate::support::process::{Live, words};
use crate::support::town::catalogue;
use crate::support::walk::{Act, Walk};

/// Conversations that one hotline has while its disk is looked at.
const TALKS: usize = 40;

/// Looks, at each moment at which something is about to be confirmed or acknowledged, into a copy of the data directory.
#[derive(Default)]
struct Notary {
    confirmed: i64,
    confirmations: usize,
    acknowledgements: usize,
    copies: usize,
}

impl Judge for Notary {
    async fn judge(&mut self, live: &Live, acts: &[Act], held: &[Call]) -> Verdict {
        let offset = held.iter().filter(|call| call.method == "getUpdates").filter_map(|call| call.params["offset"].as_i64()).max();
        let newly = offset.filter(|offset| *offset > self.confirmed);
        let told: Vec<(&Call, Vec<Claim>)> =
            held.iter().map(|call| (call, claims(call))).filter(|(_, claims)| !claims.is_empty()).collect();
        if newly.is_none() && told.is_empty() {
            return Verdict::Release;
        }
        let copied = live.copy().await;
        let kept: HashSet<String> = words(&copied.store, &live.vault()).await.into_iter().map(|words| words.text).collect();
        if let Some(offset) = newly {
            let mut tx = copied.store.write().await.expect("the copy can be written");
            for act in acts.iter().filter(|act| (self.confirmed..offset).contains(&act.update)) {
                assert!(is_kept(&kept, act), "confirmed, and not on the disk: {act:?}");
                assert!(!handled::first(&mut tx, &act.handled, 0).await.unwrap(), "confirmed, and unknown to the disk: {act:?}");
                self.confirmations += 1;
            }
            tx.commit().await.expect("a commit");
            self.confirmed = offset;
        }
        for (call, claims) in told {
            for claim in claims {
                let to = call.params["chat_id"].as_i64().expect("a chat");
                assert!(claim.holds(live, &copied.store, &kept, acts, to).await, "acknowledged, and not on the disk: {claim:?} {call:?}");
                self.acknowledgements += 1;
            }
        }
        copied.store.close().await;
        self.copies += 1;
        Verdict::Release
    }
}

fn is_kept(kept: &HashSet<String>, act: &Act) -> bool {
    act.text.as_ref().is_none_or(|text| text.starts_with('/') || kept.contains(text))
}

/// What a message says of the disk.
#[derive(Debug)]
enum Claim {
    /// So many messages of the reporter's.
    Messages(i64),
    /// So many files, whole.
    Files(usize),
    /// What this person wrote last.
    Newest,
    /// These words.
    Words(Vec<String>),
    /// The story is in the queue.
    Sent,
}

fn claims(call: &Call) -> Vec<Claim> {
    let Some(text) = call.params["text"].as_str() else { return vec![] };
    let before = |what: &str| text.split_once(what).and_then(|(before, _)| before.rsplit([' ', '\n']).next()?.parse().ok());
    let after = |what: &str| text.split_once(what).and_then(|(_, after)| after.split(' ').next()?.parse().ok());
    let said = |what: &str| text.contains(what);
    let mut claims = vec![];
    claims.extend(said("Tersimpan. Terima kasih").then_some(Claim::Messages(1)));
    claims.extend(after("Tersimpan, ").map(Claim::Messages));
    claims.extend(said("Satu kiriman sudah tersimpan").then_some(Claim::Files(1)));
    claims.extend(before(" kiriman sudah tersimpan").map(Claim::Files));
    claims.extend((said("Petugas akan melihatnya") || said("Perubahan tersimpan")).then_some(Claim::Newest));
    claims.extend(said("Tersimpan untuk").then(|| Claim::Words(tokens(text))));
    claims.extend(said("Sudah terkirim").then_some(Claim::Sent));
    claims
}

impl Claim {
    async fn holds(&self, live: &Live, store: &Store, kept: &HashSet<String>, acts: &[Act], to: i64) -> bool {
        let chat = live.vault().pseudonym(to);
        let of = async |sql: &'static str| -> Vec<(i64,)> {
            sqlx::query_as(sql).bind(chat.as_slice()).fetch_all(&mut *store.read().await.unwrap()).await.unwrap()
        };
        match self {
            Self::Messages(count) => {
                let sql = "select m.seq from messages m join cases c on c.id = m.case_id join chats h on h.id = c.reporter \
                           where h.pseudonym = $1 and m.version = 1";
                i64::try_from(of(sql).await.len()).is_ok_and(|found| found >= *count)
            }
            Self::Files(count) => {
                let sql = "select a.id from attachments a join chats h on h.id = a.chat_id where h.pseudonym = $1 and a.stage = 'kept'";
                let found = of(sql).await;
                let hotline = Hotline::new(store.clone(), live.vault(), catalogue(), Clock::system(), Language::Id).await.unwrap();
                for (id,) in &found {
                    hotline.open_file(AttachmentId(*id)).await.expect("it opens").expect("it is there");
                }
                found.len() >= *count
            }
            Self::Newest => acts.iter().rfind(|act| act.person.0 == to && act.text.is_some()).is_some_and(|act| is_kept(kept, act)),
            Self::Words(words) => words.iter().all(|word| kept.contains(word)),
            Self::Sent => {
                !of("select c.id from cases c join chats h on h.id = c.reporter where h.pseudonym = $1 and c.sent_at is not null")
                    .await
                    .is_empty()
            }
        }
    }
}

/// One story, of which every moment is looked at by itself.
pub async fn of_a_story() {
    let (live, cast) = cast().await;
    let mut walk = Walk::new(&live, Held::new(&live, FaultKind::HoldBefore, Notary::default()));
    live.start();
    tell(&mut walk, &cast).await;
    let notary = &walk.guard.judge;
    assert_eq!(notary.confirmations, walk.acts.len(), "every act was confirmed once");
    assert!(notary.acknowledgements >= 8, "{} acknowledgements", notary.acknowledgements);
    println!(
        "{} updates confirmed and {} messages acknowledged: each was on the disk before",
        notary.confirmations, notary.acknowledgements
    );
    let acts = walk.acts;
    let_go(&live, &cast, &acts).await;
}

/// Many conversations at once: many updates are confirmed, and many messages acknowledged, at the same moment.
pub async fn of_a_crowd() {
    let rounds = usize::try_from(rounds(400)).unwrap();
    let (mut confirmations, mut acknowledgements, mut copies, mut tally) = (0, 0, 0, Tally::default());
    while confirmations.min(acknowledgements) < rounds {
        let mut live = Live::new(Database::sqlite(), Some("2026-11-24T10:00:00+07:00")).await;
        live.level = "warn";
        let talks = Talks::new(&live, TALKS).await;
        let mut held = Held::new(&live, FaultKind::HoldBefore, Notary::default());
        live.start();
        let told = Cell::new(false);
        let telling = async {
            talks.run().await;
            told.set(true);
        };
        let looking = async {
            while !(told.get() && live.sandbox.world().pending_updates() == 0) {
                held.look(&live, || talks.crowd.acts.borrow().clone(), &mut |_| false).await;
            }
        };
        tokio::join!(telling, looking);
        {
            let mut world = live.sandbox.world();
            world.clear_faults();
            world.release();
        }
        talks.end().await;
        tally.add(&talks).await;
        let notary = held.judge;
        assert_eq!(notary.confirmations, talks.crowd.acts.borrow().len(), "every act was confirmed once");
        confirmations += notary.confirmations;
        acknowledgements += notary.acknowledgements;
        copies += notary.copies;
    }
    println!(
        "{confirmations} of {confirmations} updates confirmed, and {acknowledgements} of {acknowledgements} acknowledgements: \
         each was in the copy of the disk made before ({copies} copies, {} conversations)",
        tally.talks
    );
}
