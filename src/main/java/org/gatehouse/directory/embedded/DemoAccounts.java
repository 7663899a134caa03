package org.gatehouse.directory.embedded;

import static org.gatehouse.directory.MethodType.AUTHENTICATOR_APP;
import static org.gatehouse.directory.MethodType.FIDO2;
import static org.gatehouse.directory.MethodType.SMARTCARD;
import static org.gatehouse.directory.MethodType.SMS;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo tenant's accounts, alike in three organisations, and the central group's link to the Standard policy. */
@Component
@Profile("embedded")
class DemoAccounts {

    private static final List<OdsCode> ORGANISATIONS = List.of(OdsCode.of("ZA1"), OdsCode.of("ZB2"), OdsCode.of("X26"));
    private static final int USERS = 30;

    /** Of those who sign in to the demonstration, and of those who are nobody. */
    private static final Map<String, String> DISPLAY_NAMES = Map.of(
            "staff.nurse@za1.example", "Una Walsh",
            "new.starter@za1.example", "Vic Stone",
            "local.admin@za1.example", "Alex Carter",
            "local.admin@zb2.example", "Sam Okoro",
            "local.admin@x26.example", "Robin Hughes",
            "shared.reception", "Reception desk",
            "shared.mailbox", "Outpatient enquiries",
            "break.glass", "Emergency access");

    private static final List<String> GIVEN_NAMES =
            List.of(("Amara Bethan Callum Divya Ewan Farah Gareth Hannah Imran Joanna Kofi Leila "
                            + "Marcus Niamh Oliver Parveen Rhys Sunita Tomasz Ursula Victor Wendy Yusuf Zoe")
                    .split(" "));
    private static final List<String> FAMILY_NAMES =
            List.of(("Abbott Bassey Clarke Desai Ellis Fraser Goddard Hussain Ingram Jenkins Kowalski Lambert Mistry "
                            + "Nolan Osei Pritchard Quigley Rahman Shaw Thapa Underwood Vance Whitfield Yeo Zaman "
                            + "Bright Cole Doyle Frost Grant Hale")
                    .split(" "));

    /** The mobile numbers 07700 900000 to 900999 are nobody's: Ofcom keeps them free for drama. */
    private static final int FIRST_NUMBER = 900_000;

    private final DirectoryChanges directory;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    DemoAccounts(DirectoryChanges directory, DirectoryStore store, Clock clock) {
        this.directory = directory;
        this.jdbc = store.jdbc();
        this.batches = store.batches();
        this.clock = clock;
    }

    void load() {
        String central = centralGroup();
        Timestamp now = Times.of(clock.instant());
        var accounts = new ArrayList<Object[]>();
        var terms = new ArrayList<Object[]>();
        var methods = new ArrayList<Object[]>();
        var licences = new ArrayList<Object[]>();
        var members = new ArrayList<Object[]>();
        for (OdsCode organisation : ORGANISATIONS) {
            for (DemoAccount account : accounts()) {
                int number = accounts.size();
                String address = "%s@%s.example".formatted(account.name(), lower(organisation.value()));
                String displayName = displayName(account.name(), address, number);
                accounts.add(new Object[] {
                    account.id(),
                    address,
                    displayName,
                    organisation.value(),
                    account.kind().name(),
                    true,
                    account.administrator(),
                    account.breakGlass(),
                    account.perUserMfa(),
                    now
                });
                terms(address, displayName).forEach(term -> terms.add(new Object[] {term, account.id()}));
                for (MethodType type : account.methods()) {
                    methods.add(new Object[] {account.id(), methods.size(), type.name(), detail(type, number)});
                }
                account.licences().forEach(licence -> licences.add(new Object[] {account.id(), licence}));
                if (account.central()) {
                    members.add(new Object[] {central, account.id()});
                }
            }
        }
        batches.batchUpdate("insert into directory_account values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", accounts);
        batches.batchUpdate("insert into directory_account_term values (?, ?)", terms);
        batches.batchUpdate("insert into directory_account_method values (?, ?, ?, ?)", methods);
        batches.batchUpdate("insert into directory_account_licence values (?, ?)", licences);
        batches.batchUpdate("insert into directory_member values (?, ?)", members);
    }

    /** What an account is found by, by the beginnings of it. */
    static Set<String> terms(String address, String displayName) {
        var terms = new TreeSet<String>();
        terms.add(address);
        String name = lower(displayName.strip());
        for (int word = 0; word >= 0; word = name.indexOf(' ', word + 1)) {
            terms.add(name.substring(word).strip());
        }
        return terms;
    }

    private static List<DemoAccount> accounts() {
        var accounts = new ArrayList<DemoAccount>();
        for (String name : List.of("ward.clerk", "staff.nurse", "theatre.lead", "finance.officer")) {
            accounts.add(DemoAccount.of(name, AUTHENTICATOR_APP, SMS).inCentralGroup());
        }
        IntStream.rangeClosed(1, USERS)
                .mapToObj("user%02d"::formatted)
                .forEach(name -> accounts.add(
                        DemoAccount.of(name, AUTHENTICATOR_APP, SMS).inCentralGroup()));
        accounts.add(DemoAccount.of("new.starter"));
        accounts.add(DemoAccount.shared("shared.reception", AccountKind.SHARED_USER_ACCOUNT, "Office 365 F3"));
        accounts.add(DemoAccount.shared("shared.mailbox", AccountKind.SHARED_MAILBOX));
        accounts.add(DemoAccount.of("fido.user", AUTHENTICATOR_APP, FIDO2).inCentralGroup());
        accounts.add(DemoAccount.of("smartcard.user", SMS, SMARTCARD).inCentralGroup());
        accounts.add(DemoAccount.of("peruser.legacy", SMS).withPerUserMfa());
        accounts.add(DemoAccount.of("sspr.only", SMS));
        for (String name : List.of("local.admin", "atp.admin")) {
            accounts.add(DemoAccount.of(name, AUTHENTICATOR_APP, SMS)
                    .inCentralGroup()
                    .withAdministratorRole());
        }
        accounts.add(DemoAccount.of("break.glass", FIDO2).forEmergencies());
        return accounts;
    }

    private static String displayName(String name, String address, int number) {
        return DISPLAY_NAMES.getOrDefault(
                address,
                DISPLAY_NAMES.getOrDefault(
                        name,
                        GIVEN_NAMES.get(number * 7 % GIVEN_NAMES.size())
                                + " "
                                + FAMILY_NAMES.get(number * 11 % FAMILY_NAMES.size())));
    }

    private static String detail(MethodType type, int number) {
        return switch (type) {
            case AUTHENTICATOR_APP -> "Mobile phone";
            case SMS, CALL -> "+44 7700 %d".formatted(FIRST_NUMBER + number);
            case FIDO2 -> "Security key";
            case SMARTCARD -> null;
        };
    }

    /** Linked again where somebody has unlinked, and made again where somebody has renamed or deleted it. */
    private String centralGroup() {
        if (!directory.exists(DemoGroups.CENTRAL)) {
            directory.create(DemoGroups.CENTRAL, null, false);
        }
        String id = jdbc.sql("select min(id) from directory_group where display_name = ?")
                .param(DemoGroups.CENTRAL)
                .query(String.class)
                .single();
        jdbc.sql("delete from directory_policy_link where group_id = ? and policy = ?")
                .params(id, MfaPolicy.STANDARD.name())
                .update();
        jdbc.sql("insert into directory_policy_link (group_id, policy) values (?, ?)")
                .params(id, MfaPolicy.STANDARD.name())
                .update();
        return id;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
