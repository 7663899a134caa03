package org.gatehouse.exemption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.request.Journal;
import org.gatehouse.task.DoneByHand;
import org.gatehouse.task.WorkItem;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Directory support puts a membership right that somebody took away although its exception runs. */
@Component
class MembershipTask extends DoneByHand {

    private final TermRegister register;
    private final ExceptionGroup group;
    private final LondonTime london;

    MembershipTask(TermRegister register, ExceptionGroup group, Journal journal, LondonTime london) {
        super(
                "It is put right",
                "What was found. The directory is then read: the task comes back as a repair if it is not so.",
                journal);
        this.register = register;
        this.group = group;
        this.london = london;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(TermProcess.PUT_RIGHT);
    }

    @Override
    public boolean isOf(String processInstance) {
        return register.isInstance(processInstance);
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        Term term = register.ofInstance(task.processInstance());
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", task.ritm().value());
        brief.put("account", term.account().value());
        brief.put("group", group.name());
        brief.put("missingSince", london.inWords(term.missingSince()));
        brief.put("endsAt", london.inWords(term.endsAt()));
        return brief;
    }

    @Override
    public List<Line> lines(WorkItem task) {
        Term term = register.ofInstance(task.processInstance());
        return List.of(
                new Line("Account", term.account().value()),
                new Line("Is not in", group.name()),
                new Line("Found", london.inWords(term.missingSince())),
                new Line("The exception ends", london.inWords(term.endsAt())));
    }

    @Override
    protected String done(WorkItem task) {
        return task.name() + ": done";
    }
}
