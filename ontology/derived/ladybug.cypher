// Written by `python -m ontology.derive`: change the classes in ontology/ instead.

CREATE NODE TABLE Plan (
    id STRING PRIMARY KEY,
    title STRING,
    number STRING,
    kind STRING,
    level STRING,
    jurisdiction STRING,
    issued STRING,
    effective STRING,
    valid_to STRING,
    repealed_on STRING,
    period_from STRING,
    period_to STRING,
    completeness STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Task (
    id STRING PRIMARY KEY,
    plan STRING,
    path STRING,
    kind STRING,
    form STRING,
    heading STRING,
    text STRING,
    ordinal INT64,
    force STRING,
    deadline STRING,
    deadline_relation STRING,
    recurrence STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Agency (
    id STRING PRIMARY KEY,
    name STRING,
    jurisdiction STRING,
    kind STRING,
    level STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Region (
    id STRING PRIMARY KEY,
    code STRING,
    name STRING,
    short_name STRING,
    kind STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Sector (
    id STRING PRIMARY KEY,
    code STRING,
    name STRING,
    name_en STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Target (
    id STRING PRIMARY KEY,
    owner STRING,
    indicator STRING,
    scope STRING,
    comparator STRING,
    change STRING,
    value DOUBLE,
    value_text STRING,
    value_max DOUBLE,
    value_max_text STRING,
    unit STRING,
    canonical_value DOUBLE,
    canonical_unit STRING,
    deadline STRING,
    baseline STRING,
    baseline_value STRING,
    stretch BOOLEAN,
    period STRING,
    text STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Indicator (
    id STRING PRIMARY KEY,
    code STRING,
    name STRING,
    name_en STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Document (
    id STRING PRIMARY KEY,
    sha256 STRING,
    name STRING,
    format STRING,
    genre STRING,
    trust STRING,
    pages INT64,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Event (
    id STRING PRIMARY KEY,
    title STRING,
    date STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE ChangePoint (
    id STRING PRIMARY KEY,
    region STRING,
    sector_label STRING,
    date STRING,
    kind STRING,
    confidence DOUBLE,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE NODE TABLE Claim (
    id STRING PRIMARY KEY,
    report STRING,
    point STRING,
    ordinal INT64,
    title STRING,
    kind STRING,
    date STRING,
    text STRING,
    impact STRING,
    url STRING,
    url_label STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE ISSUES (
    FROM Agency TO Plan,
    FROM Agency TO Claim,
    id STRING,
    ordinal INT64,
    capacity STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE APPROVES (
    FROM Agency TO Plan,
    id STRING,
    session STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE ADDRESSED_TO (
    FROM Plan TO Agency,
    id STRING,
    ordinal INT64,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE PART_OF (
    FROM Task TO Plan,
    FROM Task TO Task,
    FROM Plan TO Plan,
    FROM Region TO Region,
    FROM Sector TO Sector,
    FROM Agency TO Agency,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE IMPLEMENTS (
    FROM Plan TO Plan,
    FROM Task TO Plan,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE RESPONSIBLE_FOR (
    FROM Agency TO Task,
    FROM Agency TO Plan,
    FROM Agency TO Event,
    FROM Agency TO Claim,
    id STRING,
    role STRING,
    marker STRING,
    ordinal INT64,
    open_list BOOLEAN,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE SETS (
    FROM Task TO Target,
    FROM Claim TO Target,
    FROM Plan TO Target,
    id STRING,
    modality STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE AFFECTS (
    FROM Plan TO Region,
    FROM Task TO Region,
    FROM Claim TO Region,
    FROM Plan TO Sector,
    FROM Task TO Sector,
    FROM Claim TO Sector,
    id STRING,
    stance STRING,
    how STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE MEASURES (
    FROM Target TO Indicator,
    id STRING,
    match STRING,
    differs STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE HOLDS_FOR (
    FROM Target TO Region,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE COMPARES_WITH (
    FROM Target TO Target,
    id STRING,
    relation STRING,
    gap STRING,
    gap_unit STRING,
    comparable BOOLEAN,
    reason STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE CITES (
    FROM Plan TO Plan,
    FROM Task TO Plan,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE AMENDS (
    FROM Plan TO Plan,
    FROM Task TO Plan,
    id STRING,
    date STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE REPEALS (
    FROM Plan TO Plan,
    FROM Task TO Plan,
    id STRING,
    date STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE MANDATES (
    FROM Plan TO Plan,
    FROM Task TO Plan,
    id STRING,
    verb STRING,
    due STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE DESCENDS_FROM (
    FROM Plan TO Plan,
    id STRING,
    distance INT64,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE REPORTS_TO (
    FROM Agency TO Agency,
    id STRING,
    task STRING,
    subject STRING,
    frequency STRING,
    due STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE SERVES (
    FROM Agency TO Region,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE HOSTED_BY (
    FROM Agency TO Agency,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE MEMBER_OF (
    FROM Agency TO Agency,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE DENOTES (
    FROM Agency TO Agency,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE SUCCEEDS (
    FROM Agency TO Agency,
    id STRING,
    date STRING,
    reform STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE ABOUT (
    FROM Claim TO Plan,
    FROM Claim TO Event,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE EXPLAINS (
    FROM Claim TO ChangePoint,
    id STRING,
    relation STRING,
    other_region BOOLEAN,
    other_sector BOOLEAN,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);

CREATE REL TABLE STATED_IN (
    FROM Plan TO Document,
    FROM Task TO Document,
    FROM Agency TO Document,
    FROM Region TO Document,
    FROM Sector TO Document,
    FROM Target TO Document,
    FROM Indicator TO Document,
    FROM Event TO Document,
    FROM ChangePoint TO Document,
    FROM Claim TO Document,
    id STRING,
    inferred BOOLEAN,
    source_document STRING,
    char_start INT64,
    char_end INT64,
    page INT64,
    rule STRING,
    documents INT64
);
