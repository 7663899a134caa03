package org.gatehouse.modelchange;

import java.util.Optional;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Reason;
import org.gatehouse.release.Releases;
import org.gatehouse.web.Overtaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of diagrams and tables: proposed by one process owner, decided by another one. */
@Service
@Transactional
public class ModelChanges {

    private final ChangeRows rows;
    private final ChangeRules rules;
    private final ModelVersions versions;
    private final Releases releases;
    private final ChangeFacts facts;
    private final ChangeLetters letters;

    ModelChanges(
            ChangeRows rows,
            ChangeRules rules,
            ModelVersions versions,
            Releases releases,
            ChangeFacts facts,
            ChangeLetters letters) {
        this.rows = rows;
        this.rules = rules;
        this.versions = versions;
        this.releases = releases;
        this.facts = facts;
        this.letters = letters;
    }

    @Transactional(readOnly = true)
    public Optional<ModelChange> find(long id) {
        return rows.find(id);
    }

    /** The proposed file, byte for byte. */
    @Transactional(readOnly = true)
    public byte[] content(long id) {
        get(id);
        return rows.content(id);
    }

    /** @throws Refusal where there is no such proposal */
    @Transactional(readOnly = true)
    public ModelChange get(long id) {
        return rows.find(id).orElseThrow(() -> Refusal.unknown("There is no proposed change %d.".formatted(id)));
    }

    /**
     * It is checked soon afterwards, see {@link ChangeChecks}.
     *
     * @throws Refusal with everything that is against it
     */
    ModelChange propose(String key, ProposalForm form, Person person) {
        Proposal proposal = rules.read(key, form, person);
        ModelChange change = get(rows.enter(proposal));
        facts.proposed(change);
        return change;
    }

    /** Approved it comes into force at once where that is allowed here. The same decision again changes nothing. */
    ModelChange decide(long id, DecisionForm form, Person person) {
        ModelChange change = get(id);
        if (change.isProposedBy(person.login())) {
            throw Refusal.forbidden("OWN_REQUEST", "Somebody else decides about what you proposed");
        }
        var findings = new Findings();
        Decision decision = form.read(change, findings);
        if (decision != null && decision.wasMadeBefore(change, person)) {
            return change;
        }
        if (decision != null) {
            decision.checkState(change, findings);
        }
        if (!findings.isEmpty()) {
            throw Refusal.of(findings);
        }
        return decision.approves() ? approve(change, decision, person) : reject(change, decision, person);
    }

    /** The same again changes nothing. */
    ModelChange withdraw(long id, Person person) {
        ModelChange change = get(id);
        if (!change.isProposedBy(person.login())) {
            throw Refusal.forbidden("NOT_YOUR_REQUEST", "Only who proposed a change can withdraw it");
        }
        if (change.state() == ChangeState.WITHDRAWN) {
            return change;
        }
        if (!change.state().isOpen()) {
            throw Refusal.conflict("NOT_UNDER_REVIEW", "It has been decided about already");
        }
        refuseUnless(rows.withdraw(id));
        facts.withdrawn(change);
        return get(id);
    }

    private ModelChange reject(ModelChange change, Decision decision, Person person) {
        refuseUnless(
                rows.decide(change.id(), decision.from(), ChangeState.REJECTED, person.login(), decision.comment()));
        facts.rejected(change, decision.comment(), person);
        ModelChange rejected = get(change.id());
        letters.decided(rejected);
        return rejected;
    }

    private ModelChange approve(ModelChange change, Decision decision, Person person) {
        refuseUnless(
                rows.decide(change.id(), decision.from(), ChangeState.APPROVED, person.login(), decision.comment()));
        facts.approved(change, decision.comment(), person);
        if (releases.allowedHere()) {
            release(change, person);
        }
        ModelChange approved = get(change.id());
        letters.decided(approved);
        return approved;
    }

    /** That it is in force is put on record by who puts it there. */
    private void release(ModelChange change, Person person) {
        ModelVersion base = versions.of(change.key(), change.baseVersion()).orElseThrow();
        var reason = new Reason(person.login(), change.proposedBy(), change.reason(), change.id());
        ModelVersion released = releases.release(base, rows.content(change.id()), change.running(), reason);
        rows.inForceAs(change.id(), released.version());
    }

    /** Somebody else came first, whose row was locked until now. */
    private static void refuseUnless(boolean changed) {
        if (!changed) {
            throw Refusal.conflict("CHANGED_MEANWHILE", Overtaken.MESSAGE);
        }
    }
}
