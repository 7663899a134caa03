package org.gatehouse.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;

/** How the table {@code census} is read by whoever joins it with what else is known of accounts. */
public final class CensusRows {

    private CensusRows() {}

    /** @param row with all columns of the table */
    public static Entry entry(ResultSet row, int number) throws SQLException {
        String organisation = row.getString("organisation");
        return new Entry(
                row.getString("account_id"),
                AccountAddress.of(row.getString("address")),
                row.getString("display_name"),
                organisation == null ? null : OdsCode.of(organisation),
                AccountKind.valueOf(row.getString("kind")),
                row.getBoolean("enabled"),
                row.getBoolean("administrator"),
                row.getBoolean("break_glass"),
                row.getBoolean("per_user_mfa"),
                methods(row.getString("methods")),
                row.getBoolean("number_outside_uk"),
                policies(row.getBoolean("standard"), row.getBoolean("named_locations")),
                Times.read(row, "standard_since"),
                Times.read(row, "named_locations_since"));
    }

    public static Set<MethodType> methods(String column) {
        return Arrays.stream(column.split(","))
                .filter(name -> !name.isEmpty())
                .map(MethodType::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The one text that the column holds for these methods. */
    public static String column(Collection<MethodType> methods) {
        return methods.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static Set<MfaPolicy> policies(boolean standard, boolean namedLocations) {
        var policies = EnumSet.noneOf(MfaPolicy.class);
        if (standard) {
            policies.add(MfaPolicy.STANDARD);
        }
        if (namedLocations) {
            policies.add(MfaPolicy.NAMED_LOCATIONS);
        }
        return policies;
    }
}
