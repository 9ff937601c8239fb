package dev.icosian.internal.store;

/**
 * A store in which to list the few entries of a long prefix costs as much as one look at one key, however many others
 * there are: so with object stores, but not with folders, which are read as a whole.
 */
public interface PrefixStore {}
