//! The pure core under random events: nothing panics, every state answers every event, exit always exits, and every
//! screen fits Telegram.

use chrono::{DateTime, Duration, TimeZone, Utc};
use libtest_mimic::Trial;
use suaka::dialogue::event::{Event, Other, Outcome, Text};
use suaka::dialogue::facts::{Board, Evidence, Facts, Glimpse, Holding, Look, Member, Members, Queue, Trust};
use suaka::dialogue::{Button, Desk, Effect, Line, Reporter, Screen, State, needs, saved, step};
use suaka::domain::attachment::{self, Attached, Attachment};
use suaka::domain::case::{
    About, Case, Danger, Filing, Hold, Kind, Known, Lane, Noticed, Phone, Preference, Purpose, Question, Reader, Safe, Stage, Triage, Whom,
};
use suaka::domain::code::Kept;
use suaka::domain::contact::Routes;
use suaka::domain::guide::{Answers, Choice};
use suaka::domain::hours::Opening;
use suaka::domain::ids::{CaseId, ChatId, StaffId};
use suaka::domain::language::Language;
use suaka::domain::limit::Room;
use suaka::domain::people::{Gender, Role, Staff};
use suaka::domain::pin::{Guard, Typing, Use};
use suaka::domain::private::Private;
use suaka::domain::second_key::SecondKey;
use suaka::domain::talk::{Said, Voice, utf16};

use crate::support::dice::{Dice, rounds};
use crate::support::town::catalogue;

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("core::every_state_answers_every_event", || {
            random_events();
            Ok(())
        }),
        Trial::test("core::every_state_answers_every_kind_of_event_exhaustively", || {
            exhaustively();
            Ok(())
        }),
    ]
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 3, 0, 0).unwrap()
}

fn maybe<T: Copy>(dice: &mut Dice, of: &[T]) -> Option<T> {
    (!dice.one_in(3)).then(|| *dice.pick(of))
}

fn a_case(dice: &mut Dice, id: CaseId) -> Case {
    let stages = [
        Stage::Draft { sends_at: Some(now() + Duration::minutes(3)) },
        Stage::Draft { sends_at: None },
        Stage::Waiting { since: now() - Duration::minutes(90) },
        Stage::Claimed { by: StaffId(1), since: now() },
        Stage::Claimed { by: StaffId(2), since: now() },
        Stage::Closed,
    ];
    Case {
        id,
        name: "Melati-100".to_owned(),
        reporter: ChatId(1),
        stage: *dice.pick(&stages),
        sent: maybe(dice, &[now()]),
        agreed: maybe(dice, &[now()]),
        moved: maybe(dice, &[now()]),
        known: maybe(dice, &[Known::Since(now()), Known::NotSince(now())]),
        filing: *dice.pick(&[Filing::OnlyTalk, Filing::Filed, Filing::Agreed { at: now() }]),
        lane: *dice.pick(&[Lane::Urgent, Lane::Normal]),
        triage: Triage {
            safe: maybe(dice, Safe::ALL),
            phone: maybe(dice, Phone::ALL),
            whom: maybe(dice, Whom::ALL),
            kind: maybe(dice, Kind::ALL),
            danger: dice.one_in(5),
            noticed: maybe(dice, Danger::ALL).map(|kind| Noticed { kind, at: 3, so: maybe(dice, &[true, false]) }),
            now: dice.one_in(5),
        },
        answers: Answers::default(),
        language: *dice.pick(&Language::ALL),
        preference: *dice.pick(Preference::ALL),
        reader: *dice.pick(Reader::ALL),
        excludes: dice.one_in(3),
        hold: maybe(dice, &[None, Some(StaffId(1)), Some(StaffId(2))]).filter(|_| dice.one_in(2)).map(|by| Hold {
            about: *dice.pick(About::ALL),
            by,
            late: dice.one_in(3),
        }),
        evidence: dice.one_in(2),
        messages: i64::try_from(dice.below(9)).unwrap(),
        files: i64::try_from(dice.below(3)).unwrap(),
        unread: i64::try_from(dice.below(4)).unwrap(),
    }
}

/// What somebody may have chosen, and now and then what another release asked.
fn some_answers(dice: &mut Dice) -> Answers {
    let guide = catalogue_once().guide();
    let mut answers = Answers::default();
    let many = if dice.one_in(9) { 40 } else { 4 };
    for _ in 0..dice.below(many) {
        let asked = guide.asked(&answers);
        let question = *dice.pick(&asked);
        let offered: Vec<&Choice> = question.offered(&answers).collect();
        if !offered.is_empty() {
            answers = guide.chosen(&answers, question, dice.pick::<&Choice>(&offered), !dice.one_in(9));
        }
    }
    if dice.one_in(9) {
        answers.answers.insert("what".to_owned(), vec!["of-tomorrow".to_owned()]);
    }
    answers
}

fn a_text(dice: &mut Dice) -> String {
    const PIECES: [&str; 8] = ["P", "Bu, tolong ", "😢", "👩‍👧‍👧", "{ $centre }", "\u{202e}\u{0}\u{ffff}", "é\u{301}\u{301}", "kata "];
    let longest = if dice.one_in(20) { 1500 } else { 6 };
    (0..dice.below(longest)).map(|_| *dice.pick(&PIECES)).collect()
}

fn a_talk(dice: &mut Dice) -> Vec<Said> {
    (1..=i64::try_from(dice.below(12)).unwrap())
        .map(|seq| Said {
            voice: *dice.pick(&[Voice::Reporter, Voice::Staff]),
            seq,
            at: now(),
            edited: dice.one_in(4),
            text: Private::new(a_text(dice)),
        })
        .collect()
}

fn an_attachment(dice: &mut Dice, number: u16) -> Attachment {
    let kind = *dice.pick(attachment::Kind::ALL);
    let stage = *dice.pick(attachment::Stage::ALL);
    let given = (!kind.is_file() && stage == attachment::Stage::Kept).then(|| (Private::new("x".repeat(300)), *dice.pick(Purpose::ALL)));
    let voice = *dice.pick(&[Voice::Reporter, Voice::Staff]);
    let original = dice.one_in(2).then(|| "0123456789abcdef".repeat(4));
    let (alone, evidence) = (dice.one_in(2), original.is_some() || dice.one_in(3));
    let retrieved = if original.is_some() { maybe(dice, &[now()]).into_iter().collect() } else { vec![] };
    Attachment { number, seq: i64::from(number), voice, kind, stage, alone, at: now(), evidence, original, retrieved, given }
}

/// A second key in any of its states, and what it opens.
fn evidence(dice: &mut Dice) -> Evidence {
    let key = SecondKey { set: maybe(dice, &[now()]), locked: maybe(dice, &[now()]), open: maybe(dice, &[now()]) };
    let cases = (0..i64::try_from(dice.below(9)).unwrap()).map(|id| Holding { id: CaseId(id), name: "Melati-100".to_owned(), count: 3 });
    let (count, cases) = (i64::try_from(dice.below(30)).unwrap(), cases.collect());
    let files = (1..=u16::try_from(dice.below(20)).unwrap()).map(|number| an_attachment(dice, number)).collect();
    Evidence { key: (!dice.one_in(4)).then_some(key), count, page: count / 9, cases, files }
}

fn attached(dice: &mut Dice) -> Option<Attached> {
    let kind = *dice.pick(attachment::Kind::ALL);
    let media_type = maybe(dice, &["image/jpeg", "application/pdf", "audio/ogg"]).map(str::to_owned);
    let attached = Attached {
        kind,
        media_type,
        size: maybe(dice, &[1000, 30_000_000]),
        unique: Private::default(),
        source: Private::new("file".to_owned()),
    };
    dice.one_in(2).then_some(attached)
}

fn glimpses(dice: &mut Dice) -> Vec<Glimpse> {
    (0..i64::try_from(dice.below(30)).unwrap())
        .map(|id| {
            let case = a_case(dice, CaseId(id));
            let Case { id, name, lane, triage, language, messages, .. } = case;
            let only_talk = dice.one_in(2);
            Glimpse { id, name, lane, triage, language, since: now() - Duration::minutes(7), messages, only_talk, unseen: 1 }
        })
        .collect()
}

fn trust(dice: &mut Dice) -> Trust {
    let role = *dice.pick(&[Role::Counsellor, Role::Supervisor]);
    Trust {
        women: Members { all: 2, on_duty: i64::try_from(dice.below(2)).unwrap() },
        men: Members { all: i64::try_from(dice.below(2)).unwrap(), on_duty: 0 },
        supervisors: maybe(dice, &[Gender::Woman, Gender::Man, Gender::Unset]).into_iter().collect(),
        looks: (1..=12).map(|number| Look { number, role, at: now(), story: dice.one_in(2) }).collect(),
        described: a_talk(dice),
        roster: (1..=120).map(|number| Member { number, role, barred: dice.one_in(2) }).collect(),
    }
}

fn facts(dice: &mut Dice, state: State, event: &Event) -> Facts {
    let wanted = needs(&state, event);
    let is_staff = matches!(state, State::Staff(_)) && !dice.one_in(50);
    let on_duty = dice.one_in(2);
    let role = *dice.pick(&[Role::Counsellor, Role::Supervisor]);
    let case = wanted.case.filter(|_| !dice.one_in(10)).map(|id| Case { answers: some_answers(dice), ..a_case(dice, id) });
    let (talk, head, mine) = (a_talk(dice), glimpses(dice), glimpses(dice));
    let trust = if wanted.trust { trust(dice) } else { Trust::default() };
    Facts {
        now: now(),
        language: Language::Id,
        opening: *dice.pick(&[Opening::Open { until: now() }, Opening::Opens { at: now() }, Opening::Never]),
        fresh: CaseId(77),
        contacts: 2,
        routes: Routes { chats: vec![1], abroad: maybe(dice, &[2]).into_iter().collect() },
        guide: catalogue_once().guide().clone(),
        lessons: catalogue_once().lessons().clone(),
        library: catalogue_once().library().clone(),
        services: catalogue_once().services().clone(),
        undeletable: i64::try_from(dice.below(3)).unwrap(),
        gap: maybe(dice, &[(now(), now())]),
        writes_to: maybe(dice, &[(CaseId(5), now()), (CaseId(5), now() - Duration::minutes(1)), (CaseId(6), now() - Duration::minutes(1))]),
        staff: is_staff.then_some(Staff { id: StaffId(1), chat: ChatId(1), number: 1, role, on_duty }),
        open_case: maybe(dice, &[CaseId(5)]),
        talk: if wanted.talk { talk } else { vec![] },
        code: maybe(dice, &[Kept::Whole, Kept::Hash]),
        attached: if wanted.files { (1..=3).map(|number| an_attachment(dice, number)).collect() } else { vec![] },
        room: Room::of(dice.below(61).try_into().unwrap(), dice.below(31).try_into().unwrap(), !dice.one_in(9)),
        danger: if wanted.danger { maybe(dice, Danger::ALL) } else { None },
        keeps: dice.one_in(2),
        staff_voice: dice.one_in(2),
        pin: maybe(dice, &[Guard { alarm: true }, Guard { alarm: false }]),
        alarms: dice.one_in(2),
        on_duty: i64::try_from(dice.below(3)).unwrap(),
        queue: Queue { urgent: 1, normal: 2, oldest_urgent: Some(now()), oldest_normal: None, head },
        mine,
        board: Board { claimed: 3, on_duty: vec![1, 2], feedback: vec![(1, 4, 5)] },
        trust,
        holds: glimpses(dice),
        evidence: if wanted.evidence && is_staff && role == Role::Supervisor { evidence(dice) } else { Evidence::default() },
        case,
    }
}

/// The code that has no chance in it.
const CODE: &str = "000000000000000000000098";

fn events(dice: &mut Dice) -> Vec<Event> {
    let case = *dice.pick(&[CaseId(5), CaseId(6)]);
    let staff = Staff { id: StaffId(1), chat: ChatId(1), number: 1, role: Role::Counsellor, on_duty: false };
    let text = |dice: &mut Dice| Text {
        words: Private::new(a_text(dice)),
        attached: attached(dice),
        with: maybe(dice, &Other::ALL),
        reply_to: maybe(dice, &[CaseId(5), CaseId(6)]),
        at: now() - Duration::seconds(i64::try_from(dice.below(5)).unwrap() - 3),
    };
    let mut events = vec![
        Event::Start(None),
        Event::Start(Some(Private::new("0123456789abcdef0123456789abcdef".to_owned()))),
        Event::Help,
        Event::Privacy,
        Event::Language,
        Event::Exit,
        Event::Text(text(dice)),
        Event::Edited(text(dice)),
        Event::Button(None),
        Event::Quiet(case),
        Event::Overdue,
        Event::Unanswered(case),
        Event::Idle,
        Event::Outcome(Outcome::Submitted(case)),
        Event::Outcome(Outcome::NotSubmitted(case)),
        Event::Outcome(Outcome::Erased { sent: true }),
        Event::Outcome(Outcome::Erased { sent: false }),
        Event::Outcome(Outcome::Enrolled(staff)),
        Event::Outcome(Outcome::EnrolmentRefused),
        Event::Outcome(Outcome::Claimed(case)),
        Event::Outcome(Outcome::ClaimLost),
        Event::Outcome(Outcome::NothingToClaim),
        Event::Outcome(Outcome::Answered(case, false)),
        Event::Outcome(Outcome::Answered(case, true)),
        Event::Outcome(Outcome::NotYours),
        Event::Outcome(Outcome::Released("Melati-100".to_owned())),
        Event::Outcome(Outcome::Closed("Melati-100".to_owned())),
        Event::Outcome(Outcome::Revised(case)),
        Event::Outcome(Outcome::NotRevised(text(dice))),
        Event::Outcome(Outcome::Recused("Melati-100".to_owned())),
        Event::Outcome(Outcome::PassedOn),
        Event::Outcome(Outcome::NotHeld),
        Event::Outcome(Outcome::Freed("Melati-100".to_owned())),
        Event::Outcome(Outcome::DescribedBefore(case)),
        Event::Outcome(Outcome::CodeTypedBack),
        Event::Outcome(Outcome::Moved(case)),
        Event::Outcome(Outcome::CodeElsewhere),
        Event::Outcome(Outcome::CodeUnknown(text(dice))),
        Event::Outcome(Outcome::Unlocked { case: Some(case), other: true }),
        Event::Outcome(Outcome::Unlocked { case: None, other: false }),
        Event::Outcome(Outcome::PinUnknown(text(dice))),
        Event::Outcome(Outcome::PinSet(Use::Pin)),
        Event::Outcome(Outcome::PinSet(Use::Alarm)),
        Event::Outcome(Outcome::PinDiffers(Use::Pin)),
        Event::Outcome(Outcome::PinTwice(Use::Alarm)),
        Event::Outcome(Outcome::Withdrawn(now())),
        Event::Outcome(Outcome::NotWithdrawn),
        Event::Outcome(Outcome::CodeWithdrawn(case, 7, now())),
        Event::Outcome(Outcome::Restored(case, dice.one_in(2))),
        Event::Outcome(Outcome::NotRestored),
        Event::Outcome(Outcome::Agreed(case)),
        Event::Outcome(Outcome::NotAgreed),
        Event::Outcome(Outcome::SecondKeySet),
        Event::Outcome(Outcome::SecondKeyOpen),
        Event::Outcome(Outcome::SecondKeyWrong),
    ];
    for digits in [CODE, &CODE[1..]] {
        let text = Text { words: Private::new(digits.to_owned()), attached: None, with: None, ..text(dice) };
        events.extend([Event::Text(text.clone()), Event::Outcome(Outcome::CodeUnknown(text))]);
    }
    let text_of = |words: &str, text: Text| Text { words: Private::new(words.to_owned()), attached: None, with: None, ..text };
    let code = text_of("287 082", text(dice));
    events.extend([Event::Text(code.clone()), Event::Edited(code.clone()), Event::Outcome(Outcome::NotRevised(code))]);
    for digits in ["4821", "0000"] {
        let text = Text { words: Private::new(digits.to_owned()), attached: None, with: None, ..text(dice) };
        events.extend([Event::Text(text.clone()), Event::Edited(text.clone()), Event::Outcome(Outcome::PinUnknown(text))]);
    }
    for _ in 0..5 {
        let question = dice.pick(&catalogue_once().guide().questions);
        let at = question.number;
        events.extend(
            [Button::Begin(at), Button::Ask(case, at), Button::Done(case, at), Button::Change(case, at)]
                .map(|button| Event::Button(Some(button))),
        );
        if !question.options.is_empty() {
            let chosen = (at, (dice.pick(&question.options).number, dice.one_in(2)));
            events.extend([Button::First(chosen), Button::Pick(case, chosen)].map(|button| Event::Button(Some(button))));
        }
    }
    events.push(Event::Button(Some(of_library(dice))));
    events.push(Event::Button(Some(of_lessons(dice))));
    for name in ["sukajadi", "Tampan"] {
        events.push(Event::Text(Text { words: Private::new(name.to_owned()), attached: None, with: None, ..text(dice) }));
    }
    events.extend(Other::ALL.map(Event::Other));
    events.extend(attachment::Stage::ALL.iter().map(|&stage| Event::Fetched(case, stage)));
    events.extend(Button::all(case).into_iter().map(|button| Event::Button(Some(button))));
    events
}

/// A tap in the library or among services.
fn of_library(dice: &mut Dice) -> Button {
    let (library, services) = (catalogue_once().library(), catalogue_once().services());
    let (audience, card) = (dice.pick(&library.audiences).number, dice.pick(&library.cards).number);
    let (page, need) = (u16::try_from(dice.below(4)).unwrap(), u16::try_from(dice.below(9)).unwrap());
    let (district, ways) = (u16::try_from(dice.below(17)).unwrap(), u16::try_from(dice.below(4)).unwrap());
    let reads = [
        Button::Audience(audience),
        Button::Card((audience, (card, page))),
        Button::Service(dice.pick(&services.services).number),
        Button::Services(ways),
        Button::Districts((need, ways)),
        Button::Nearby((district, (need, (ways, page)))),
    ];
    *dice.pick(&reads)
}

/// A tap in a lesson or in the plan, on something that there is.
fn of_lessons(dice: &mut Dice) -> Button {
    let lesson = dice.pick(&catalogue_once().lessons().lessons);
    let (at, step) = (lesson.number, u16::try_from(1 + dice.below(lesson.steps.into())).unwrap());
    let (choice, set) = (u16::try_from(1 + dice.below(3)).unwrap(), u16::try_from(dice.below(1 << 13)).unwrap());
    let so = dice.one_in(2);
    let taps = [
        Button::Lesson((at, step)),
        Button::LessonChoice((at, (step, choice))),
        Button::LessonMeant((3, (4, (3, so)))),
        Button::LessonEnd(at),
        Button::Plan((set, u16::from(so))),
        Button::MyPlan(set),
    ];
    *dice.pick(&taps)
}

fn states() -> Vec<State> {
    let case = CaseId(5);
    let mut states = vec![
        State::Reporter(Reporter::Home),
        State::Reporter(Reporter::Telling { case }),
        State::Reporter(Reporter::Talking { case }),
        State::Reporter(Reporter::Describing { case }),
        State::Staff(Desk { hand: None }),
        State::Staff(Desk { hand: Some(case) }),
        State::Reporter(Reporter::Away { case }),
        State::Reporter(Reporter::Parting { case, asked: 0 }),
        State::Reporter(Reporter::Parting { case, asked: 3 }),
        State::Reporter(Reporter::Invited),
        State::Reporter(Reporter::Offered { case, withdrawn_at: 7 }),
    ];
    states.extend(Typing::ALL.map(|typing| State::Reporter(Reporter::Pin { case, typing })));
    // The first, one with branches, one in words, one of names, and what another release asked.
    for at in [1, 4, 3, 11, 99] {
        let guided = [Reporter::Starting { at }, Reporter::Guided { case, at }, Reporter::Changing { case, at }];
        states.extend(guided.map(State::Reporter));
    }
    states.extend(Question::ALL.iter().map(|&question| State::Reporter(Reporter::Asked { case, question })));
    states
}

/// What must hold after every step, whatever came before.
fn hold(before: State, event: &Event, facts: &Facts, after: State, effects: &[Effect]) {
    let context = || format!("{before:?}\n{event:?}\n{facts:?}\n{after:?}\n{effects:?}");
    let shows = effects.iter().any(|effect| matches!(effect, Effect::Show(_)));
    let asks = effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::Submit(_)
                | Effect::Erase(_)
                | Effect::Withdraw(..)
                | Effect::Restore(..)
                | Effect::EraseNow(..)
                | Effect::Agree(_)
                | Effect::Revise
                | Effect::TryCode
                | Effect::TryPin
                | Effect::PinAgain(_)
                | Effect::TrySecondKey
                | Effect::Enrol
                | Effect::Claim(_)
                | Effect::ClaimNext
                | Effect::Answer(_)
                | Effect::Release(_)
                | Effect::Close(_)
                | Effect::Recuse(_)
                | Effect::PassOn(_)
                | Effect::Free(_)
        )
    });
    let away = matches!((before, event), (State::Reporter(Reporter::Away { .. }), Event::Outcome(Outcome::Submitted(_))));
    let by_time = matches!(event, Event::Quiet(_) | Event::Unanswered(_) | Event::Fetched(..) | Event::Idle);
    assert!(shows || asks || away || by_time, "no answer: {}", context());
    if matches!(event, Event::Exit | Event::Button(Some(Button::Exit))) {
        assert!(effects.iter().any(|effect| matches!(effect, Effect::WipeAll)) && shows, "no exit: {}", context());
    }
    // Words are kept, answered with, or it is said that they reached nobody.
    if let Event::Text(_) | Event::Outcome(Outcome::NotRevised(_)) = event {
        let kept = effects.iter().any(|effect| {
            matches!(
                effect,
                Effect::Keep(..)
                    | Effect::Answer(_)
                    | Effect::TryCode
                    | Effect::TryPin
                    | Effect::PinOnce
                    | Effect::PinAgain(_)
                    | Effect::Describe(_)
                    | Effect::TrySecondKey
            )
        });
        // What is written about somebody never becomes part of the story.
        let keeps = effects.iter().any(|effect| matches!(effect, Effect::Keep(..)));
        assert!(!keeps || facts.case.is_none() || !matches!(before, State::Reporter(Reporter::Describing { .. })), "{}", context());
        // A name that was an option is an answer, or is asked about.
        let kept = kept || effects.iter().any(|effect| matches!(effect, Effect::Guide { .. })) || says(effects, "which-place");
        // The name of a place from somebody who tells nothing is looked up, which is said.
        let kept = kept || says(effects, "place-named");
        let kept = kept || says(effects, "files-full");
        let told = effects.iter().any(|effect| matches!(effect, Effect::Show(screen) if says_not_sent(screen)));
        assert!(kept || told, "words lost: {}", context());
    }
    // A screen that says whom one writes to says it of the case in hand.
    for effect in effects {
        if let Effect::Show(screen) = effect {
            let says = screen.lines.iter().any(|line| line.id() == "write-to");
            assert_eq!(says, screen.writes_to.is_some(), "{}", context());
            assert!(screen.writes_to.is_none() || screen.writes_to == hand(after), "a screen of another case: {}", context());
        }
    }
    // Content is shown only of a case that concerns this chat.
    for effect in effects {
        if let Effect::Show(Screen { content_of: Some(shown), .. }) = effect {
            // A draft shows its own first answer.
            if effects.iter().any(|effect| matches!(effect, Effect::OpenDraft { case, .. } if case == shown)) {
                continue;
            }
            let case = facts.case.as_ref().filter(|case| case.id == *shown).unwrap_or_else(|| panic!("{}", context()));
            if facts.staff.is_some() && matches!(before, State::Staff(_)) {
                let held = matches!(case.stage, Stage::Claimed { by: StaffId(1), .. });
                let decides = matches!(case.hold, Some(Hold { by: Some(StaffId(1)), .. }));
                assert!(held || decides || matches!(event, Event::Outcome(_)), "content without a claim: {}", context());
            }
        }
        // Only whoever has just typed the code brings anything back, or has it erased before its time.
        if let Effect::Restore(case, since) | Effect::EraseNow(case, since) = effect {
            assert_eq!(before, State::Reporter(Reporter::Offered { case: *case, withdrawn_at: *since }), "{}", context());
        }
        if let Effect::Answer(case) = effect {
            assert_eq!(Some(*case), hand(before), "an answer to another case: {}", context());
            let shown = facts.writes_to.is_some_and(|(shown, _)| shown == *case);
            assert!(shown, "an answer to a case that was not on the screen: {}", context());
        }
        if let Effect::Ping(_, screen) | Effect::Replace(_, screen) = effect {
            assert!(screen.content_of.is_none(), "content unasked: {}", context());
        }
        // Originals, and that there are any, only for a supervisor whose second key is open.
        let of_originals = |screen: &Screen| {
            let tells = |line: &Line| matches!(line.id(), "evidence-title" | "evidence-case" | "evidence-file" | "evidence-gone");
            screen.lines.iter().any(tells)
        };
        if matches!(effect, Effect::Retrieve(..)) || matches!(effect, Effect::Show(screen) if of_originals(screen)) {
            let key = facts.evidence.key.filter(|key| key.set.is_some() && key.locked.is_none());
            let is_supervisor = facts.staff.is_some_and(|staff| staff.role == Role::Supervisor);
            assert!(is_supervisor && key.is_some_and(|key| key.open.is_some()), "originals without a key: {}", context());
        }
        if let Effect::Retrieve(_, number) = effect {
            assert!(facts.evidence.files.iter().any(|one| one.number == *number), "an original that is not known: {}", context());
        }
    }
    assert_eq!(saved::decode(&saved::encode(after)), Some(after));
}

fn hand(state: State) -> Option<CaseId> {
    match state {
        State::Staff(Desk { hand }) => hand,
        State::Reporter(_) => None,
    }
}

/// That no more files are taken is said where there is nothing but a file.
fn says(effects: &[Effect], id: &str) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Show(screen) if screen.lines.iter().any(|line| line.id() == id)))
}

fn says_not_sent(screen: &Screen) -> bool {
    screen.lines.iter().any(|line| {
        let unsent = ["revoked", "edit-not-sent", "code-wrong", "pin-not-digits", "pin-weak", "not-kept", "description-over"];
        line.id().starts_with("not-sent") || unsent.contains(&line.id())
    })
}

fn fits(screen: &Screen) {
    for language in Language::ALL {
        let rendered = catalogue_once().screen(language, screen, now());
        assert!((1..=4096).contains(&utf16(&rendered.text)), "{}", rendered.text);
        assert!(!rendered.text.ends_with('…') || screen.lines.len() == 1, "cut: {}", rendered.text);
        for (label, data) in rendered.keys.iter().flatten() {
            assert!(utf16(label) <= 64 && Button::decode(data).is_some(), "{label} {data}");
        }
    }
}

fn catalogue_once() -> &'static suaka::text::Catalogue {
    static CATALOGUE: std::sync::OnceLock<suaka::text::Catalogue> = std::sync::OnceLock::new();
    CATALOGUE.get_or_init(catalogue)
}

fn one(dice: &mut Dice, state: State, event: &Event, render: bool) -> State {
    // An answer is to the case in hand, and comes back as one.
    if matches!(event, Event::Outcome(Outcome::Answered(case, _)) if Some(*case) != hand(state)) {
        return state;
    }
    let facts = facts(dice, state, event);
    let (after, effects) = step(state, event, &facts);
    hold(state, event, &facts, after, &effects);
    if render {
        for effect in &effects {
            if let Effect::Show(screen) | Effect::Ping(_, screen) | Effect::Replace(_, screen) = effect {
                fits(screen);
            }
        }
    }
    after
}

fn exhaustively() {
    let mut dice = Dice::new(1);
    for round in 0..20 {
        for state in states() {
            for event in events(&mut dice) {
                // Its pages are long, and the same in every state.
                let render = round == 0 || !reads(&event);
                one(&mut dice, state, &event, render);
            }
        }
    }
}

/// Whether it only brings a page of the library.
fn reads(event: &Event) -> bool {
    use Button::{Audience, Card, Districts, Library, Nearby, Service, Services};
    let Event::Button(Some(button)) = event else { return false };
    matches!(button, Library | Audience(_) | Card(_) | Services(_) | Service(_) | Districts(_) | Nearby(_))
}

fn random_events() {
    let (mut seed, mut left) = (0, rounds(100_000));
    while left > 0 {
        seed += 1;
        let mut dice = Dice::new(seed);
        let mut state = *dice.pick(&states());
        for _ in 0..1000.min(left) {
            let all = events(&mut dice);
            let event = dice.pick(&all).clone();
            let render = dice.one_in(20);
            state = one(&mut dice, state, &event, render);
            left -= 1;
        }
    }
}
