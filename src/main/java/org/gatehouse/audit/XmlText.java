package org.gatehouse.audit;

/** Text that XML 1.0 may hold: what it may not, such as most control characters and half a pair of surrogates, is replaced. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** On one line, which is what a reader makes of an attribute anyway. */
    static String of(String text) {
        return text.codePoints()
                .map(character -> isAllowed(character) ? character : REPLACEMENT)
                .map(character -> character == '\t' || character == '\n' || character == '\r' ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The characters that XML 1.0 knows (its production 2). */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
