package org.gatehouse.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.identity.AccountAddress;
import org.springframework.stereotype.Component;

/** Finds the accounts that many things are about, some at a time. */
@Component
public class AccountsOf {

    private static final int AT_ONCE = 200;

    private final AccountDirectory directory;

    AccountsOf(AccountDirectory directory) {
        this.directory = directory;
    }

    /**
     * Hands out each thing with its account, also where that has another address by now; empty where it was deleted.
     *
     * @param id the directory's id of the account that a thing is about
     * @param address the address that the account had
     * @throws DirectoryUnavailable if the directory cannot be asked about many; of what is thrown for one thing, the
     *     caller takes care
     */
    public <T> void each(
            List<T> things,
            Function<T, String> id,
            Function<T, AccountAddress> address,
            BiConsumer<T, Optional<DirectoryAccount>> look) {
        IntStream.iterate(0, from -> from < things.size(), from -> from + AT_ONCE)
                .mapToObj(from -> things.subList(from, Math.min(from + AT_ONCE, things.size())))
                .forEach(part -> {
                    Map<String, DirectoryAccount> found =
                            directory
                                    .accountsAt(part.stream()
                                            .map(address)
                                            .distinct()
                                            .toList())
                                    .stream()
                                    .collect(Collectors.toMap(DirectoryAccount::id, Function.identity()));
                    part.forEach(thing -> look.accept(thing, account(id.apply(thing), found)));
                });
    }

    private Optional<DirectoryAccount> account(String id, Map<String, DirectoryAccount> found) {
        DirectoryAccount seen = found.get(id);
        return seen == null ? directory.account(id) : Optional.of(seen);
    }
}
