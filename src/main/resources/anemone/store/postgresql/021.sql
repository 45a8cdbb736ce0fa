CREATE TABLE shards (
  slot text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  lowest bigint NOT NULL,
  highest bigint NOT NULL,
  members bigint NOT NULL,
  due bigint NOT NULL,
  everyone bigint NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'taken', 'done', 'halted')),
  epoch bigint NOT NULL,
  owner text COLLATE "C" NOT NULL,
  since bigint NOT NULL,
  no_mail bigint NOT NULL,
  trouble text COLLATE "C" NOT NULL,
  PRIMARY KEY (slot, number)
) WITH (fillfactor = 50);

CREATE TABLE workers (
  name text COLLATE "C" PRIMARY KEY,
  since bigint NOT NULL,
  seen bigint NOT NULL,
  accepted bigint NOT NULL,
  rate bigint NOT NULL
);

CREATE TABLE pace (
  key text COLLATE "C" PRIMARY KEY,
  free bigint NOT NULL
);

CREATE TABLE pace_reserved (
  worker text COLLATE "C" PRIMARY KEY,
  messages bigint NOT NULL,
  at bigint NOT NULL
);

CREATE TABLE halts (
  slot text COLLATE "C" NOT NULL,
  domain text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  worker text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (slot, domain)
);

CREATE TABLE scheduled_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamp with time zone NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);

CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
