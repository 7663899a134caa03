package org.gatehouse.compromise;

import java.util.List;
import org.gatehouse.directory.Password;
import org.passay.CharacterData;
import org.passay.CharacterRule;
import org.passay.PasswordGenerator;
import org.springframework.stereotype.Component;

/** Makes passwords. None is kept anywhere. */
@Component
public class Passwords {

    private record Letters(String getErrorCode, String getCharacters) implements CharacterData {}

    private static final int RANDOM = 32;
    private static final int READ_OUT = 16;

    /** Somebody reads them out to somebody who types them: without what is mistaken for something else, such as the letter O and zero. */
    private static final List<CharacterRule> CHARACTERS = List.of(
            new CharacterRule(new Letters("UPPER", "ABCDEFGHJKLMNPQRSTUVWXYZ"), 2),
            new CharacterRule(new Letters("LOWER", "abcdefghijkmnpqrstuvwxyz"), 2),
            new CharacterRule(new Letters("DIGIT", "23456789"), 2),
            new CharacterRule(new Letters("SPECIAL", "!#%+-=?"), 1));

    private final PasswordGenerator generator = new PasswordGenerator();

    /** One that nobody is ever told. */
    Password random() {
        return new Password(generator.generatePassword(RANDOM, CHARACTERS));
    }

    /** One that somebody is told once. */
    public Password toBeTold() {
        return new Password(generator.generatePassword(READ_OUT, CHARACTERS));
    }
}
