package org.gatehouse.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Malformed;

/**
 * A telephone number in the United Kingdom on which a person can be reached, as the directory writes it:
 * {@code +44 7700 900123} (AC-019).
 *
 * <p>Jersey, Guernsey and the Isle of Man share +44 and the plan of numbers, but are no part of the United Kingdom. The
 * guidance speaks of UK numbers only, so theirs are refused as those of any other country are. Which is whose, and what
 * kind it is of, is told by libphonenumber, for the beginning of a number does not: 07700 3 is Jersey, 07700 9 is not.
 *
 * <p>Numbers that Ofcom keeps free for drama, such as 07700 900000 to 900999, are never given to anybody, and the library
 * therefore calls some of them invalid. They count here, since they are what demonstrations and tests must use.
 */
public record UkPhoneNumber(String value) {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String UNITED_KINGDOM = "GB";
    private static final int COUNTRY_CODE = 44;

    /** The kinds behind which there is a person, and no service, pager or forwarding at the caller's cost. */
    private static final Set<PhoneNumberType> REACHING_A_PERSON = Set.of(
            PhoneNumberType.MOBILE,
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.FIXED_LINE_OR_MOBILE,
            PhoneNumberType.VOIP,
            PhoneNumberType.UAN);

    private static final Pattern DRAMA_MOBILE = Pattern.compile("7700900\\d{3}");
    private static final Pattern DRAMA_LANDLINE = Pattern.compile("1632960\\d{3}");

    /** The library would find a number in any text; a field for one holds nothing else. */
    private static final Pattern WRITTEN = Pattern.compile("\\(?\\+?[\\p{Nd}\\s()./\\p{Pd}]+");

    /** Marks that nobody sees and that come along when a number is copied, such as those for the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Spaces of every kind, of which Java takes those that break no line for something else. */
    private static final Pattern SPACE = Pattern.compile("\\p{Z}");

    /** @throws Malformed if the text is no telephone number, is none of the United Kingdom, or reaches no person */
    public UkPhoneNumber {
        PhoneNumber number = parse(value);
        if (isAbroad(number)) {
            throw new Malformed(
                    "PHONE_NUMBER_NOT_UK",
                    "Enter a UK number. Jersey, Guernsey and the Isle of Man count as abroad, although they share +44");
        }
        if (!REACHING_A_PERSON.contains(typeOf(number))) {
            throw noNumber();
        }
        value = LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL);
    }

    /** Reads a number as people write it, such as 07700 900123, +44 (0)7700 900123 or 0044 7700 900123. */
    public static UkPhoneNumber of(String text) {
        return new UkPhoneNumber(text);
    }

    /** Whether the text is a telephone number of anywhere else. What is no number at all, or hidden, is not. */
    public static boolean isFromAbroad(String text) {
        try {
            return text != null && isAbroad(parse(text));
        } catch (Malformed noNumber) {
            return false;
        }
    }

    /** Whether a text message reaches it. */
    public boolean isMobile() {
        PhoneNumberType type = typeOf(parse(value));
        return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
    }

    @Override
    public String toString() {
        return value;
    }

    private static PhoneNumber parse(String text) {
        String seen = SPACE.matcher(UNSEEN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        if (!WRITTEN.matcher(seen).matches()) {
            throw noNumber();
        }
        try {
            return LIBRARY.parse(seen, UNITED_KINGDOM);
        } catch (NumberParseException unreadable) {
            throw noNumber();
        }
    }

    private static boolean isAbroad(PhoneNumber number) {
        String region = LIBRARY.getRegionCodeForNumber(number);
        return number.getCountryCode() != COUNTRY_CODE || region != null && !region.equals(UNITED_KINGDOM);
    }

    private static PhoneNumberType typeOf(PhoneNumber number) {
        String national = LIBRARY.getNationalSignificantNumber(number);
        if (DRAMA_MOBILE.matcher(national).matches()) {
            return PhoneNumberType.MOBILE;
        }
        return DRAMA_LANDLINE.matcher(national).matches() ? PhoneNumberType.FIXED_LINE : LIBRARY.getNumberType(number);
    }

    private static Malformed noNumber() {
        return new Malformed(
                "PHONE_NUMBER_INVALID", "Enter the number of a UK mobile phone or landline, such as 07700 900123");
    }
}
