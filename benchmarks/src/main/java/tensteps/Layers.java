package tensteps;

/** Ten layers of ten functions; each needs three of the layer before. */
public final class Layers {
    private Layers() {}

    /** Adds up. */
    public static int l0(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l1(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l2(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l3(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l4(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l5(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l6(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l7(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l8(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l9(int x) {
        return x + 1;
    }

    /** Adds up. */
    public static int l10(int l0, int l1, int l3) {
        return l0 + l1 + l3 + 1;
    }

    /** Adds up. */
    public static int l11(int l1, int l2, int l4) {
        return l1 + l2 + l4 + 1;
    }

    /** Adds up. */
    public static int l12(int l2, int l3, int l5) {
        return l2 + l3 + l5 + 1;
    }

    /** Adds up. */
    public static int l13(int l3, int l4, int l6) {
        return l3 + l4 + l6 + 1;
    }

    /** Adds up. */
    public static int l14(int l4, int l5, int l7) {
        return l4 + l5 + l7 + 1;
    }

    /** Adds up. */
    public static int l15(int l5, int l6, int l8) {
        return l5 + l6 + l8 + 1;
    }

    /** Adds up. */
    public static int l16(int l6, int l7, int l9) {
        return l6 + l7 + l9 + 1;
    }

    /** Adds up. */
    public static int l17(int l7, int l8, int l0) {
        return l7 + l8 + l0 + 1;
    }

    /** Adds up. */
    public static int l18(int l8, int l9, int l1) {
        return l8 + l9 + l1 + 1;
    }

    /** Adds up. */
    public static int l19(int l9, int l0, int l2) {
        return l9 + l0 + l2 + 1;
    }

    /** Adds up. */
    public static int l20(int l10, int l11, int l13) {
        return l10 + l11 + l13 + 1;
    }

    /** Adds up. */
    public static int l21(int l11, int l12, int l14) {
        return l11 + l12 + l14 + 1;
    }

    /** Adds up. */
    public static int l22(int l12, int l13, int l15) {
        return l12 + l13 + l15 + 1;
    }

    /** Adds up. */
    public static int l23(int l13, int l14, int l16) {
        return l13 + l14 + l16 + 1;
    }

    /** Adds up. */
    public static int l24(int l14, int l15, int l17) {
        return l14 + l15 + l17 + 1;
    }

    /** Adds up. */
    public static int l25(int l15, int l16, int l18) {
        return l15 + l16 + l18 + 1;
    }

    /** Adds up. */
    public static int l26(int l16, int l17, int l19) {
        return l16 + l17 + l19 + 1;
    }

    /** Adds up. */
    public static int l27(int l17, int l18, int l10) {
        return l17 + l18 + l10 + 1;
    }

    /** Adds up. */
    public static int l28(int l18, int l19, int l11) {
        return l18 + l19 + l11 + 1;
    }

    /** Adds up. */
    public static int l29(int l19, int l10, int l12) {
        return l19 + l10 + l12 + 1;
    }

    /** Adds up. */
    public static int l30(int l20, int l21, int l23) {
        return l20 + l21 + l23 + 1;
    }

    /** Adds up. */
    public static int l31(int l21, int l22, int l24) {
        return l21 + l22 + l24 + 1;
    }

    /** Adds up. */
    public static int l32(int l22, int l23, int l25) {
        return l22 + l23 + l25 + 1;
    }

    /** Adds up. */
    public static int l33(int l23, int l24, int l26) {
        return l23 + l24 + l26 + 1;
    }

    /** Adds up. */
    public static int l34(int l24, int l25, int l27) {
        return l24 + l25 + l27 + 1;
    }

    /** Adds up. */
    public static int l35(int l25, int l26, int l28) {
        return l25 + l26 + l28 + 1;
    }

    /** Adds up. */
    public static int l36(int l26, int l27, int l29) {
        return l26 + l27 + l29 + 1;
    }

    /** Adds up. */
    public static int l37(int l27, int l28, int l20) {
        return l27 + l28 + l20 + 1;
    }

    /** Adds up. */
    public static int l38(int l28, int l29, int l21) {
        return l28 + l29 + l21 + 1;
    }

    /** Adds up. */
    public static int l39(int l29, int l20, int l22) {
        return l29 + l20 + l22 + 1;
    }

    /** Adds up. */
    public static int l40(int l30, int l31, int l33) {
        return l30 + l31 + l33 + 1;
    }

    /** Adds up. */
    public static int l41(int l31, int l32, int l34) {
        return l31 + l32 + l34 + 1;
    }

    /** Adds up. */
    public static int l42(int l32, int l33, int l35) {
        return l32 + l33 + l35 + 1;
    }

    /** Adds up. */
    public static int l43(int l33, int l34, int l36) {
        return l33 + l34 + l36 + 1;
    }

    /** Adds up. */
    public static int l44(int l34, int l35, int l37) {
        return l34 + l35 + l37 + 1;
    }

    /** Adds up. */
    public static int l45(int l35, int l36, int l38) {
        return l35 + l36 + l38 + 1;
    }

    /** Adds up. */
    public static int l46(int l36, int l37, int l39) {
        return l36 + l37 + l39 + 1;
    }

    /** Adds up. */
    public static int l47(int l37, int l38, int l30) {
        return l37 + l38 + l30 + 1;
    }

    /** Adds up. */
    public static int l48(int l38, int l39, int l31) {
        return l38 + l39 + l31 + 1;
    }

    /** Adds up. */
    public static int l49(int l39, int l30, int l32) {
        return l39 + l30 + l32 + 1;
    }

    /** Adds up. */
    public static int l50(int l40, int l41, int l43) {
        return l40 + l41 + l43 + 1;
    }

    /** Adds up. */
    public static int l51(int l41, int l42, int l44) {
        return l41 + l42 + l44 + 1;
    }

    /** Adds up. */
    public static int l52(int l42, int l43, int l45) {
        return l42 + l43 + l45 + 1;
    }

    /** Adds up. */
    public static int l53(int l43, int l44, int l46) {
        return l43 + l44 + l46 + 1;
    }

    /** Adds up. */
    public static int l54(int l44, int l45, int l47) {
        return l44 + l45 + l47 + 1;
    }

    /** Adds up. */
    public static int l55(int l45, int l46, int l48) {
        return l45 + l46 + l48 + 1;
    }

    /** Adds up. */
    public static int l56(int l46, int l47, int l49) {
        return l46 + l47 + l49 + 1;
    }

    /** Adds up. */
    public static int l57(int l47, int l48, int l40) {
        return l47 + l48 + l40 + 1;
    }

    /** Adds up. */
    public static int l58(int l48, int l49, int l41) {
        return l48 + l49 + l41 + 1;
    }

    /** Adds up. */
    public static int l59(int l49, int l40, int l42) {
        return l49 + l40 + l42 + 1;
    }

    /** Adds up. */
    public static int l60(int l50, int l51, int l53) {
        return l50 + l51 + l53 + 1;
    }

    /** Adds up. */
    public static int l61(int l51, int l52, int l54) {
        return l51 + l52 + l54 + 1;
    }

    /** Adds up. */
    public static int l62(int l52, int l53, int l55) {
        return l52 + l53 + l55 + 1;
    }

    /** Adds up. */
    public static int l63(int l53, int l54, int l56) {
        return l53 + l54 + l56 + 1;
    }

    /** Adds up. */
    public static int l64(int l54, int l55, int l57) {
        return l54 + l55 + l57 + 1;
    }

    /** Adds up. */
    public static int l65(int l55, int l56, int l58) {
        return l55 + l56 + l58 + 1;
    }

    /** Adds up. */
    public static int l66(int l56, int l57, int l59) {
        return l56 + l57 + l59 + 1;
    }

    /** Adds up. */
    public static int l67(int l57, int l58, int l50) {
        return l57 + l58 + l50 + 1;
    }

    /** Adds up. */
    public static int l68(int l58, int l59, int l51) {
        return l58 + l59 + l51 + 1;
    }

    /** Adds up. */
    public static int l69(int l59, int l50, int l52) {
        return l59 + l50 + l52 + 1;
    }

    /** Adds up. */
    public static int l70(int l60, int l61, int l63) {
        return l60 + l61 + l63 + 1;
    }

    /** Adds up. */
    public static int l71(int l61, int l62, int l64) {
        return l61 + l62 + l64 + 1;
    }

    /** Adds up. */
    public static int l72(int l62, int l63, int l65) {
        return l62 + l63 + l65 + 1;
    }

    /** Adds up. */
    public static int l73(int l63, int l64, int l66) {
        return l63 + l64 + l66 + 1;
    }

    /** Adds up. */
    public static int l74(int l64, int l65, int l67) {
        return l64 + l65 + l67 + 1;
    }

    /** Adds up. */
    public static int l75(int l65, int l66, int l68) {
        return l65 + l66 + l68 + 1;
    }

    /** Adds up. */
    public static int l76(int l66, int l67, int l69) {
        return l66 + l67 + l69 + 1;
    }

    /** Adds up. */
    public static int l77(int l67, int l68, int l60) {
        return l67 + l68 + l60 + 1;
    }

    /** Adds up. */
    public static int l78(int l68, int l69, int l61) {
        return l68 + l69 + l61 + 1;
    }

    /** Adds up. */
    public static int l79(int l69, int l60, int l62) {
        return l69 + l60 + l62 + 1;
    }

    /** Adds up. */
    public static int l80(int l70, int l71, int l73) {
        return l70 + l71 + l73 + 1;
    }

    /** Adds up. */
    public static int l81(int l71, int l72, int l74) {
        return l71 + l72 + l74 + 1;
    }

    /** Adds up. */
    public static int l82(int l72, int l73, int l75) {
        return l72 + l73 + l75 + 1;
    }

    /** Adds up. */
    public static int l83(int l73, int l74, int l76) {
        return l73 + l74 + l76 + 1;
    }

    /** Adds up. */
    public static int l84(int l74, int l75, int l77) {
        return l74 + l75 + l77 + 1;
    }

    /** Adds up. */
    public static int l85(int l75, int l76, int l78) {
        return l75 + l76 + l78 + 1;
    }

    /** Adds up. */
    public static int l86(int l76, int l77, int l79) {
        return l76 + l77 + l79 + 1;
    }

    /** Adds up. */
    public static int l87(int l77, int l78, int l70) {
        return l77 + l78 + l70 + 1;
    }

    /** Adds up. */
    public static int l88(int l78, int l79, int l71) {
        return l78 + l79 + l71 + 1;
    }

    /** Adds up. */
    public static int l89(int l79, int l70, int l72) {
        return l79 + l70 + l72 + 1;
    }

    /** Adds up. */
    public static int l90(int l80, int l81, int l83) {
        return l80 + l81 + l83 + 1;
    }

    /** Adds up. */
    public static int l91(int l81, int l82, int l84) {
        return l81 + l82 + l84 + 1;
    }

    /** Adds up. */
    public static int l92(int l82, int l83, int l85) {
        return l82 + l83 + l85 + 1;
    }

    /** Adds up. */
    public static int l93(int l83, int l84, int l86) {
        return l83 + l84 + l86 + 1;
    }

    /** Adds up. */
    public static int l94(int l84, int l85, int l87) {
        return l84 + l85 + l87 + 1;
    }

    /** Adds up. */
    public static int l95(int l85, int l86, int l88) {
        return l85 + l86 + l88 + 1;
    }

    /** Adds up. */
    public static int l96(int l86, int l87, int l89) {
        return l86 + l87 + l89 + 1;
    }

    /** Adds up. */
    public static int l97(int l87, int l88, int l80) {
        return l87 + l88 + l80 + 1;
    }

    /** Adds up. */
    public static int l98(int l88, int l89, int l81) {
        return l88 + l89 + l81 + 1;
    }

    /** Adds up. */
    public static int l99(int l89, int l80, int l82) {
        return l89 + l80 + l82 + 1;
    }

    /** Adds up the last layer. */
    public static int total(int l90, int l91, int l92, int l93, int l94, int l95, int l96, int l97, int l98, int l99) {
        return l90 + l91 + l92 + l93 + l94 + l95 + l96 + l97 + l98 + l99;
    }
}
