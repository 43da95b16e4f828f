//! What a policy presets: put once where the person has set nothing, and remembered, so that a later choice counts.

use domain::{Rule, Rules};
use serde_json::{Map, Value};

use super::Policy;
use crate::Library;
use crate::api::{ErrorCode, Failure, ItemFailure};
use crate::nearby::NEARBY;
use crate::rules::RULES;
use crate::space::LIMIT;

/// The setting that remembers what policies have put, by entry.
const PUT: &str = "policy";

/// What policies have put so far, by entry, and what is put now.
struct Put {
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl Put {
    /// What to write for the entry `key`, whose value here is `current` (nothing where the person set none): `wanted`, where it
    /// was not put before, and the person has not set something else since.
    fn value(&mut self, key: &str, current: Option<Value>, wanted: Value) -> Option<Value> {
        let before = self.before.get(key);
        let news = before != Some(&wanted) && (current.is_none() || current.as_ref() == before);
        self.after.insert(key.to_owned(), wanted.clone());
        news.then_some(wanted)
    }
}

fn json(value: &impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::failed(error.to_string()))
}

impl Library {
    /// Puts what `policy` presets and was not put before. What only this computer keeps from being put becomes one of its
    /// problems.
    pub(super) fn put_presets(&self, policy: &mut Policy) -> Result<(), Failure> {
        let before = self.store.setting(PUT)?.and_then(|put| put.as_object().cloned()).unwrap_or_default();
        let mut put = Put { after: before.clone(), before };
        self.put_sources(policy, &mut put)?;
        self.put_settings(policy, &mut put)?;
        if put.after != put.before {
            self.store.set_setting(PUT, &Value::Object(put.after))?;
        }
        Ok(())
    }

    fn put_sources(&self, policy: &mut Policy, put: &mut Put) -> Result<(), Failure> {
        for source in &policy.sources {
            let key = format!("source {}", source.card.publisher);
            let before: Vec<&str> = put
                .before
                .get(&key)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let here: Vec<String> =
                self.store.sources(&source.card.publisher)?.into_iter().map(|source| source.location).collect();
            let missing: Vec<&String> = source
                .locations
                .iter()
                .filter(|location| !here.contains(location))
                // One that was put before and is not here was removed by the person.
                .filter(|location| source.locked || !before.contains(&location.as_str()))
                .collect();
            if !missing.is_empty() {
                let problem = |failure: Failure| ItemFailure { id: source.card.publisher.to_string(), error: failure };
                let lease = match self.lease("taking over the office's policy") {
                    Ok(lease) => lease,
                    Err(error) => {
                        // Another process writes; the next start tries again.
                        policy.problems.push(problem(error));
                        continue;
                    }
                };
                let trusted =
                    missing.iter().try_for_each(|location| self.trust(&source.card, location, false).map(|_| ()));
                drop(lease);
                match trusted {
                    Ok(()) => {}
                    Err(failure) if failure.code == ErrorCode::Refused => {
                        policy.problems.push(problem(failure));
                        continue;
                    }
                    Err(failure) => return Err(failure),
                }
            }
            put.after.insert(key, json(&source.locations)?);
        }
        Ok(())
    }

    fn put_settings(&self, policy: &Policy, put: &mut Put) -> Result<(), Failure> {
        // What is locked holds without being written, and is not left behind when the policy goes.
        let mut rules = match self.store.setting(RULES)? {
            Some(kept) => serde_json::from_value(kept).unwrap_or_default(),
            None => Rules::default(),
        };
        let before = rules.clone();
        if let Some(change) = policy.default.as_ref().filter(|change| !change.locked) {
            let current = (rules.default != Rule::default()).then(|| json(&rules.default)).transpose()?;
            if let Some(rule) = put.value("rule default", current, json(&change.onto(&Rule::default()))?) {
                rules.default = serde_json::from_value(rule).unwrap_or_default();
            }
        }
        for (id, change) in policy.collections.iter().filter(|(_, change)| !change.locked) {
            let current = rules.collections.get(id).map(json).transpose()?;
            if let Some(rule) = put.value(&format!("rule {id}"), current, json(&change.onto(&Rule::default()))?) {
                rules.collections.insert(id.clone(), serde_json::from_value(rule).unwrap_or_default());
            }
        }
        if rules != before {
            self.store.set_setting(RULES, &json(&rules)?)?;
        }
        if !policy.interface_locked {
            let mut settings = self.stored_settings()?;
            let before = settings.clone();
            for (key, wanted, current) in
                [("language", &policy.language, &mut settings.language), ("theme", &policy.theme, &mut settings.theme)]
            {
                if let Some(wanted) = wanted
                    && put.value(key, current.clone().map(Value::from), wanted.clone().into()).is_some()
                {
                    *current = Some(wanted.clone());
                }
            }
            if settings != before {
                self.set_settings(&settings)?;
            }
        }
        if let Some(space) = policy.space.filter(|_| !policy.limits_locked)
            && let Some(space) = put.value("space", self.store.setting(LIMIT)?, space.into())
        {
            self.store.set_setting(LIMIT, &space)?;
        }
        if !policy.nearby.locked && !policy.nearby.is_empty() {
            let wanted = json(&policy.nearby.onto(&Default::default()))?;
            if let Some(settings) = put.value("nearby", self.store.setting(NEARBY)?, wanted) {
                self.store.set_setting(NEARBY, &settings)?;
            }
        }
        Ok(())
    }
}
