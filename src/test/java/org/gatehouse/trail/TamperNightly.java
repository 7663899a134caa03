package org.gatehouse.trail;

/** The long form of {@link TamperTest}. */
class TamperNightly extends TamperTest {}
