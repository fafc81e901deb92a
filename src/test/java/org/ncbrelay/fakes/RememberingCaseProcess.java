package org.ncbrelay.fakes;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;

/** A substitute for the running process: remembers the calls, and by whom. */
public final class RememberingCaseProcess {
    private final CurrentOfficer currentOfficer;
    private final CaseProcess port = (CaseProcess) Proxy.newProxyInstance(
            CaseProcess.class.getClassLoader(),
            new Class<?>[] {CaseProcess.class},
            (proxy, method, arguments) -> answer(method, arguments));
    private final List<String> told = new ArrayList<>();
    private boolean refuses;

    public RememberingCaseProcess(CurrentOfficer currentOfficer) {
        this.currentOfficer = currentOfficer;
    }

    public CaseProcess port() {
        return port;
    }

    /** Each as {@code <who>@<organisation> <what> <reference> <detail>}. */
    public synchronized List<String> calls() {
        return List.copyOf(told);
    }

    public synchronized void forget() {
        told.clear();
        refuses = false;
    }

    /** From now on every call to the process fails. */
    public synchronized void refuse(boolean refuses) {
        this.refuses = refuses;
    }

    /** @return ids that say what they are of; each capability was under way */
    private synchronized Object answer(Method method, Object... arguments) {
        if (refuses) throw new IllegalStateException("the flow takes nothing now");
        Officer officer = currentOfficer.officer();
        String what = Stream.concat(Stream.of(method.getName()), Arrays.stream(arguments))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        told.add(officer.userId() + "@" + officer.organisation() + " " + what);
        if (method.getReturnType() == boolean.class) return true;
        return method.getName().equals("mailFailed") ? "incident-of-" + arguments[1] : what;
    }
}
