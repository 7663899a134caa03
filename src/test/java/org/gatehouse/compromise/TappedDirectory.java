package org.gatehouse.compromise;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.directory.Password;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.util.ClassUtils;

/** The directory with a test at the line: it hears each change, takes its time, and may not offer something. */
@TestComponent
public class TappedDirectory implements BeanPostProcessor {

    /** A call that changed the directory. */
    record Change(String method, List<Object> arguments) {

        boolean isOf(String accountId) {
            return arguments.contains(accountId);
        }
    }

    private static final Set<String> CHANGES = Set.of(
            "setEnabled",
            "setPassword",
            "removeMethods",
            "disableDevices",
            "delete",
            "disableRules",
            "removeDelegates",
            "addToGroup",
            "removeFromGroup",
            "revokeSessions");

    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final Map<String, String> notOffered = new ConcurrentHashMap<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile Consumer<Change> afterChange = change -> {};

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof AccountControl || bean instanceof MailboxControl || bean instanceof AccountDirectory
                ? Proxy.newProxyInstance(
                        bean.getClass().getClassLoader(),
                        ClassUtils.getAllInterfaces(bean),
                        (proxy, method, arguments) -> call(bean, method, arguments))
                : bean;
    }

    private Object call(Object bean, Method method, Object[] arguments) throws Throwable {
        String instructions = notOffered.get(method.getName());
        if (instructions != null) {
            throw new NotOffered(instructions);
        }
        LockSupport.parkNanos(latency.toNanos());
        Object answer;
        try {
            answer = method.invoke(bean, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
        if (CHANGES.contains(method.getName())) {
            var change = new Change(method.getName(), Arrays.asList(arguments));
            changes.add(change);
            afterChange.accept(change);
        }
        return answer;
    }

    /** Everything is offered again, at once, and nothing was heard. */
    void reset() {
        changes.clear();
        notOffered.clear();
        latency = Duration.ZERO;
        afterChange = change -> {};
    }

    void doesNotOffer(String method, String instructions) {
        notOffered.put(method, instructions);
    }

    void offersEverything() {
        notOffered.clear();
    }

    void takes(Duration perCall) {
        latency = perCall;
    }

    /** @param listener called after each change, before its caller has the answer */
    void afterChange(Consumer<Change> listener) {
        afterChange = listener;
    }

    /** The names of the calls that changed the account, in their order. */
    List<String> changesOf(String accountId) {
        return changes.stream()
                .filter(change -> change.isOf(accountId))
                .map(Change::method)
                .toList();
    }

    /** Every password that was set. */
    List<String> passwords() {
        return changes.stream()
                .flatMap(change -> change.arguments().stream())
                .filter(Password.class::isInstance)
                .map(password -> ((Password) password).value())
                .toList();
    }
}
